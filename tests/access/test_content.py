"""What a plan puts on the card is what the record will say, and no more (CARD-24, CARD-25)."""

from datetime import date

import pytest

from deskapp.access.kinds import CardFamily, HolderClass, PlanAct, Purpose
from deskapp.access.register import planning
from deskapp.access.register.content import on_record, planned
from deskapp.access.register.values import Grant, OpenPlan, Target
from deskapp.access.rules.terms import Term
from deskapp.cards.record import CardRecord
from deskapp.cards.record import Holder as HolderOnCard
from deskapp.estate.kinds import CardState
from deskapp.kernel.days import Period
from deskapp.staff.settings import Settings
from tests.access.hands import START, access, card_of, changed, issued, on_reader, plan_issue, write

USUAL = Settings()


def test_a_new_card_carries_class_rights_and_days(desk, home):
    """CARD-24."""
    card = card_of(desk, plan_issue(desk, home.owner, grants=(access(24, (1, 5)),)).card_id)
    assert card.plan is not None
    assert planned(card, card.plan, CardFamily.DESFIRE, START, USUAL) == CardRecord(
        holder=HolderOnCard.OWNER,
        serial=card.id,
        issue=1,
        unit=home.unit_id,
        zones=frozenset({1, 5}),
        access=Period(START, date(2028, 11, 20)),
    )


def test_both_authorisations_stand_on_one_card(desk, home):
    """CARD-25."""
    card = changed(
        desk, issued(desk, home.owner), Grant(Purpose.PARKING, Term.first(START, 1), (9,)), "c1", PlanAct.TOP_UP
    )
    told = on_record(card, CardFamily.DESFIRE, START, USUAL)
    assert (told.access, told.parking) == (Period(START, date(2028, 11, 20)), Period(START, date(2026, 12, 20)))
    assert told.zones == {1, 9}


def test_a_classic_card_says_less(desk, home):
    """cards.md 6: a forced maximum validity."""
    card = issued(desk, home.owner, family=CardFamily.CLASSIC)
    assert on_record(card, CardFamily.CLASSIC, START, USUAL).access == Period(START, date(2027, 5, 20))


def test_what_was_planned_is_what_the_record_says_once_it_is_done(desk, home):
    card = issued(desk, home.owner)
    with desk.work("renew_card") as session:
        plan = planning.change(session, "r2", card, PlanAct.RENEW, access(48), on_reader())
    before = card_of(desk, card.id)
    assert before.plan is not None
    wanted = planned(before, before.plan, CardFamily.DESFIRE, START, USUAL)
    assert wanted != on_record(before, CardFamily.DESFIRE, START, USUAL)
    assert on_record(write(desk, plan), CardFamily.DESFIRE, START, USUAL) == wanted


def test_every_class_of_holder_has_its_number_on_the_card():
    assert {one.name for one in HolderClass} == {one.name for one in HolderOnCard}


def test_a_wiped_card_carries_nothing(desk, home):
    card = issued(desk, home.owner)
    wiping = OpenPlan(1, PlanAct.WIPE, card.uid, 1, 1, Target(), 0, {})
    with pytest.raises(ValueError, match="nothing to write"):
        planned(card, wiping, CardFamily.DESFIRE, START, USUAL)


def test_a_target_is_kept_as_json_and_read_back(home):
    whole = Target(
        home.owner,
        (access(), Grant(Purpose.PARKING, Term.until(START, date(2027, 1, 31)), (9, 2), 4)),
        Purpose.PARKING,
        CardState.LOST,
    )
    assert Target.from_json(whole.to_json()) == whole
    assert Target.from_json(Target().to_json()) == Target()
