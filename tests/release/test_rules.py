"""What lets goods leave, as plain values: whose word counts, in which order, and how a slip stands on which day."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.release import rules
from deskapp.release.kinds import USERS, Answer, Asked, Relation, SlipState
from deskapp.release.rules import Call, Life

AT = datetime(2026, 11, 21, 14, 0, tzinfo=CHINA)
TODAY = AT.date()


def calls(*asked: tuple[Asked, Answer]) -> list[Call]:
    return [Call(who, "某人", "13800000000", answer, AT) for who, answer in asked]


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("on_file", [True, False])
def test_only_the_owner_and_family_on_file_need_no_call(relation, on_file):
    """RELEASE-05, RELEASE-06, RELEASE-08."""
    nobody = relation is Relation.OWNER or (relation is Relation.FAMILY and on_file)
    assert rules.needs_word(relation, on_file=on_file) is not nobody


@pytest.mark.parametrize("relation", [Relation.OWNER, Relation.TENANT, Relation.MERCHANT])
def test_whoever_is_not_on_file_as_what_he_says_gets_nothing(relation):
    """RELEASE-04."""
    assert [one.rule for one in rules.who(relation, "李四", on_file=False)] == ["RELEASE-04"]
    assert list(rules.who(relation, "李四", on_file=True)) == []


ANSWERS = [Answer.AGREED, Answer.REFUSED, Answer.UNREACHABLE, None]


@pytest.mark.parametrize(
    ("owner", "emergency", "police", "urgent"), list(product(ANSWERS, ANSWERS, ANSWERS, [True, False]))
)
@pytest.mark.parametrize("relation", [Relation.TENANT, Relation.AGENT, Relation.FAMILY])
def test_each_is_asked_only_after_the_one_before_could_not_be(relation, owner, emergency, police, urgent):
    """RELEASE-06, RELEASE-08, RELEASE-09: nobody stands in for an owner that said no, nor for any but a tenant's."""
    asked = zip((Asked.OWNER, Asked.EMERGENCY, Asked.POLICE), (owner, emergency, police), strict=True)
    found = rules.agreed(relation, calls(*((who, one) for who, one in asked if one)), urgent=urgent)
    by_owner = owner is Answer.AGREED
    gone = relation in USERS and owner is Answer.UNREACHABLE
    by_contact = gone and emergency is Answer.AGREED
    by_police = gone and emergency is Answer.UNREACHABLE and police is Answer.AGREED and urgent
    assert found is (by_owner or by_contact or by_police)


def test_of_two_calls_to_one_person_the_last_counts():
    """RELEASE-09."""
    later = calls((Asked.OWNER, Answer.UNREACHABLE), (Asked.OWNER, Answer.AGREED))
    assert rules.agreed(Relation.TENANT, later, urgent=False)


def test_the_owner_s_no_decides_and_nobody_else_s():
    """RELEASE-08."""
    assert rules.refused(calls((Asked.OWNER, Answer.REFUSED)))
    assert not rules.refused(calls((Asked.OWNER, Answer.UNREACHABLE), (Asked.EMERGENCY, Answer.REFUSED)))


def test_a_witness_only_for_what_cannot_wait():
    """RELEASE-09."""
    witnessed = calls((Asked.POLICE, Answer.AGREED))
    assert [one.rule for one in rules.urgent_only(witnessed, urgent=False)] == ["RELEASE-09"]
    assert list(rules.urgent_only(witnessed, urgent=True)) == []


@pytest.mark.parametrize("relation", list(Relation))
def test_a_tenant_is_reminded_and_an_owner_may_be(relation):
    """RELEASE-07, RELEASE-10."""
    assert bool(list(rules.reminded(relation, Money(30000), told=False))) is (relation in USERS)
    assert list(rules.reminded(relation, Money(30000), told=True)) == []
    assert list(rules.reminded(relation, Money(), told=False)) == []


@given(days=st.integers(1, 31), ahead=st.integers(0, 60), look=st.integers(0, 120))
def test_a_slip_holds_on_its_stated_days_and_on_no_other(days, ahead, look):
    """RELEASE-14."""
    first = TODAY + timedelta(days=ahead)
    last = rules.valid_to(first, days)
    assert (last - first).days == days - 1
    now = rules.state(Life(True, last, False, False, False), TODAY + timedelta(days=look))
    assert now is (SlipState.EXPIRED if TODAY + timedelta(days=look) > last else SlipState.ISSUED)


def test_a_slip_without_a_day_cannot_be():
    """RELEASE-14."""
    with pytest.raises(ValueError, match="至少为 1"):
        rules.valid_to(TODAY, 0)
    assert [one.rule for one in rules.leaving(TODAY - timedelta(days=1), TODAY)] == ["RELEASE-14"]
    assert list(rules.leaving(TODAY, TODAY)) == []


@pytest.mark.parametrize(
    ("issued", "cancelled", "returned", "differs", "state"),
    [
        (False, False, False, False, SlipState.AWAITING),
        (False, True, False, False, SlipState.CANCELLED),
        (True, False, False, False, SlipState.ISSUED),
        (True, True, False, False, SlipState.CANCELLED),
        (True, False, True, False, SlipState.VERIFIED),
        (True, False, True, True, SlipState.DISCREPANCY),
    ],
)
def test_how_a_slip_stands(issued, cancelled, returned, differs, state):
    """RELEASE-13, RELEASE-14, specification 5.12."""
    assert rules.state(Life(issued, TODAY, cancelled, returned, differs), TODAY) is state


def test_one_that_came_back_late_came_back():
    """RELEASE-13."""
    assert rules.state(Life(True, date(2026, 11, 1), False, True, False), TODAY) is SlipState.VERIFIED


def test_only_what_went_out_comes_back_and_a_difference_is_said():
    """RELEASE-13."""
    assert list(rules.comes_back(SlipState.EXPIRED, False, "")) == []
    assert len(list(rules.comes_back(SlipState.AWAITING, False, ""))) == 1
    assert len(list(rules.comes_back(SlipState.VERIFIED, False, ""))) == 1
    assert [one.text for one in rules.comes_back(SlipState.ISSUED, True, "")] == [
        "请写明哪里不符：多了、少了、不一样的是什么"
    ]
    assert len(list(rules.comes_back(SlipState.ISSUED, False, "少一箱"))) == 1


@pytest.mark.parametrize(("minutes", "fits"), [(-1, False), (0, True), (30, True), (61, False)])
def test_the_guard_looked_between_issue_and_now(minutes, fits):
    """RELEASE-13."""
    found = rules.checked_at(AT + timedelta(minutes=minutes), AT, AT + timedelta(minutes=60))
    assert (list(found) == []) is fits


@pytest.mark.parametrize("now", list(SlipState))
def test_what_went_through_the_gate_cannot_be_called_off(now):
    """GEN-09."""
    gone = now in (SlipState.VERIFIED, SlipState.DISCREPANCY, SlipState.CANCELLED)
    assert bool(list(rules.cancels(now))) is gone
