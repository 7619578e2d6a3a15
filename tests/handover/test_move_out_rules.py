"""What moving out asks for, as plain values: who, what is read and handed back, what is owed, what is left behind."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.estate.kinds import OccupancyRole, OccupancyState
from deskapp.handover.move_out import rules
from deskapp.handover.move_out.kinds import Leaving, Meter, MoveOutDeed, MoveOutState, Thing
from deskapp.handover.move_out.rules import Back, Present, Read
from deskapp.kernel.money import Money
from deskapp.kernel.problems import HEED
from deskapp.release.kinds import Relation

D, S, R = MoveOutDeed, MoveOutState, OccupancyRole
TODAY = date(2026, 11, 21)
WATER, POWER = Read(Meter.WATER, "612", "640"), Read(Meter.ELECTRICITY, "", "10512")
CARD = Back(Thing.ACCESS_CARD, "门禁卡", "00718", 1, 1)


@pytest.mark.parametrize(
    ("deeds", "state"),
    [
        ([D.STARTED], S.DRAFT),
        ([D.STARTED, D.ASKED], S.DRAFT),
        ([D.STARTED, D.CONFIRMED], S.SETTLING),
        ([D.STARTED, D.CONFIRMED, D.READ, D.HANDED_BACK], S.SETTLING),
        ([D.STARTED, D.CONFIRMED, D.READ, D.HANDED_BACK, D.SETTLED], S.CLEARED),
        ([D.STARTED, D.CONFIRMED, D.READ, D.HANDED_BACK, D.SETTLED, D.FINISHED], S.MOVED_OUT),
        ([D.STARTED, D.CANCELLED], S.CANCELLED),
        ([D.STARTED, D.CONFIRMED, D.SETTLED, D.CANCELLED], S.CANCELLED),
    ],
)
def test_how_a_matter_stands(deeds, state):
    """MOVEOUT-01, specification 5.12."""
    assert rules.state(deeds) is state
    assert [one.rule for one in rules.only_in(state, (), "办理")] == ["MOVEOUT-01"]
    assert list(rules.only_in(state, (state,), "办理")) == []


@pytest.mark.parametrize("relation", list(Relation))
def test_owner_and_users_apply_and_users_need_the_owner(relation):
    """MOVEOUT-02, RELEASE-08."""
    own = relation in (Relation.OWNER, Relation.TENANT, Relation.MERCHANT)
    assert (list(rules.applies(relation)) == []) is own
    assert rules.needs_owner(relation) is (relation in (Relation.TENANT, Relation.MERCHANT))


@given(days=st.integers(-400, 400))
def test_nobody_leaves_before_he_came_or_is_gone_before_he_left(days):
    """MOVEOUT-06."""
    day = TODAY + timedelta(days=days)
    assert bool(list(rules.leaves_on(day, TODAY))) is (days < 0)
    assert list(rules.leaves_on(day, None)) == []
    assert bool(list(rules.gone(day, TODAY))) is (days > 0)


def test_a_household_leaves_by_the_right_it_lives_there():
    """MOVEOUT-06: the tenant's people go with the tenant, the owner's with the owner; he still owns."""
    owner, child, tenant, friend = (
        Present(1, R.OWNER), Present(2, R.FAMILY_MEMBER), Present(3, R.TENANT), Present(4, R.NON_OWNER_USER),
    )  # fmt: skip
    everybody = [owner, child, tenant, friend]
    of_tenant = rules.leavers(everybody, Relation.TENANT, 3, Leaving.HOUSEHOLD)
    of_owner = rules.leavers(everybody, Relation.OWNER, 1, Leaving.HOUSEHOLD)
    assert of_tenant == {3, 4}
    assert of_owner == {1, 2}
    assert rules.leavers(everybody, Relation.TENANT, 3, Leaving.ALONE) == {3}
    assert [rules.ends(one, of_owner) for one in everybody] == [False, True, False, False]
    assert [rules.ends(one, of_tenant) for one in everybody] == [False, False, True, True]


@pytest.mark.parametrize("owner_stays", [True, False])
@given(remaining=st.sets(st.sampled_from(list(R))))
def test_a_unit_is_vacant_exactly_if_nobody_lives_there(owner_stays, remaining):
    """MOVEOUT-06, VACANT-08: to own it is not to live there."""
    users = remaining & {R.TENANT, R.MERCHANT, R.NON_OWNER_USER}
    lived_in = owner_stays or R.FAMILY_MEMBER in remaining
    now = rules.afterwards(remaining, owner_stays=owner_stays)
    assert (now is OccupancyState.LET) is bool(users)
    assert (now is OccupancyState.VACANT) is (not users and not lived_in)


def test_an_owner_who_takes_everybody_along_does_not_stay():
    """MOVEOUT-06."""
    assert len(list(rules.nobody_stays(Relation.OWNER, Leaving.HOUSEHOLD, owner_stays=True))) == 1
    assert list(rules.nobody_stays(Relation.OWNER, Leaving.ALONE, owner_stays=True)) == []
    assert list(rules.nobody_stays(Relation.TENANT, Leaving.HOUSEHOLD, owner_stays=True)) == []


def test_water_and_electricity_are_read():
    """MOVEOUT-05."""
    assert list(rules.readings([WATER, POWER])) == []
    for lines in permutations([WATER, POWER], 1):
        assert [one.rule for one in rules.readings(lines)] == ["MOVEOUT-05"]
    assert len(list(rules.readings([]))) == 2
    assert len(list(rules.readings([WATER, Read(Meter.ELECTRICITY, "", "约一万")]))) == 1


@given(before=st.decimals(0, 99999, places=1), now=st.decimals(0, 99999, places=1))
def test_a_meter_runs_backwards_only_if_it_was_changed(before, now):
    """MOVEOUT-05."""
    line = Read(Meter.WATER, str(before), str(now))
    assert bool(list(rules.readings([line, POWER]))) is (now < before)
    assert list(rules.readings([Read(Meter.WATER, str(before), str(now), "换过表"), POWER])) == []
    assert rules.used(line) == (f"{now - before} 吨" if now >= before else "")


@pytest.mark.parametrize("text", ["", "-1", "NaN", "Infinity", "１２a"])
def test_what_is_no_reading_is_none(text):
    """MOVEOUT-05."""
    assert rules.figure(text) is None


def test_every_card_that_is_out_is_listed_and_what_is_missing_is_explained():
    """MOVEOUT-04."""
    assert list(rules.handed_back([CARD], ["00718"])) == []
    assert [one.rule for one in rules.handed_back([], ["00718"])] == ["MOVEOUT-04"]
    assert [one.text for one in rules.handed_back([CARD], [])] == ["门禁卡 00718不是这户在用的卡，请核对卡号"]
    key = Back(Thing.KEY, "入户门钥匙", "", 3, 2)
    assert [one.text for one in rules.handed_back([key], [])] == ["入户门钥匙少交 1，请写说明"]
    assert list(rules.handed_back([Back(Thing.KEY, "入户门钥匙", "", 3, 2, "少一把")], [])) == []
    for back in (-1, 4):
        assert len(list(rules.handed_back([Back(Thing.KEY, "入户门钥匙", "", 3, back, "说明")], []))) == 1


@given(fen=st.integers(0, 10**9))
def test_only_a_lead_lets_somebody_go_who_owes(fen):
    """MOVEOUT-03."""
    found = list(rules.settled(Money(fen), []))
    assert [one.override for one in found] == (["move_out_owing"] if fen else [])


def test_what_the_centre_holds_of_theirs_is_brought_to_mind():
    """MOVEOUT-03: deposits go back through the cashier; whoever goes on has read it."""
    (warned,) = rules.settled(Money(), ["押金 ¥500.00 在押"])
    assert (warned.rule, warned.override) == ("MOVEOUT-03", HEED)


def test_the_sheet_comes_after_meters_and_keys():
    """MOVEOUT-04, MOVEOUT-05."""
    assert [one.rule for one in rules.all_done([D.STARTED])] == ["MOVEOUT-05", "MOVEOUT-04"]
    assert [one.rule for one in rules.all_done([D.READ])] == ["MOVEOUT-04"]
    assert list(rules.all_done([D.READ, D.HANDED_BACK])) == []


@pytest.mark.parametrize(
    ("issued", "waiting", "none", "stops"),
    [
        (["FX1"], [], False, False),
        ([], [], True, False),
        ([], [], False, True),
        (["FX1"], [], True, True),
        ([], ["FX2"], True, True),
        (["FX1"], ["FX2"], False, True),
    ],
)
def test_goods_leave_only_with_a_slip(issued, waiting, none, stops):
    """MOVEOUT-07."""
    assert bool(list(rules.goods(issued, waiting, none=none))) is stops


def test_nothing_came_to_it_since_the_sheet_was_printed():
    """MOVEOUT-03, MOVEOUT-04."""
    assert list(rules.still_settled(Money(100), Money(100), [])) == []
    assert [one.rule for one in rules.still_settled(Money(100), Money(101), [])] == ["MOVEOUT-03"]
    assert [one.rule for one in rules.still_settled(Money(), Money(), ["00718"])] == ["MOVEOUT-04"]
