"""What a card in place of an old one costs, and what becomes of the old one."""

from datetime import date

import pytest

from deskapp.access.kinds import HolderClass, ReplaceReason
from deskapp.access.rules.replacing import assessed, free_until, old_card, replacement
from deskapp.access.rules.terms import Term
from deskapp.estate.kinds import CardState
from deskapp.kernel.money import Money
from deskapp.staff.settings import Settings

USUAL = Settings()
ISSUED = date(2025, 6, 9)
OLD = Term.first(ISSUED, 24)


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        ("2025-06-09", "2025-07-09"),
        ("2025-01-31", "2025-02-28"),
        ("2024-01-31", "2024-02-29"),
        ("2025-12-15", "2026-01-15"),
    ],
)
def test_replacement_is_free_up_to_the_same_day_of_the_next_month(issued, last):
    """CARD-12."""
    assert free_until(date.fromisoformat(issued), USUAL) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("today", "reason", "price"),
    [
        (date(2025, 7, 9), ReplaceReason.DEFECT, 0),
        (date(2025, 7, 10), ReplaceReason.DEFECT, 2000),
        (date(2025, 6, 10), ReplaceReason.USER_DAMAGE, 2000),
        (date(2025, 6, 10), ReplaceReason.LOSS, 2000),
    ],
)
def test_only_a_defect_within_a_month_is_free(today, reason, price):
    """CARD-11, CARD-12, CARD-22: section 7.1."""
    made = replacement(HolderClass.OWNER, ISSUED, OLD, reason, today, USUAL)
    assert made.price == Money(price)
    assert made.fee_item == ("access_card_cost" if price else "")


def test_a_free_card_keeps_the_days_of_the_old_one_and_a_bought_one_runs_its_whole_time():
    """CARD-11: later it must be bought again."""
    free = replacement(HolderClass.OWNER, ISSUED, OLD, ReplaceReason.DEFECT, date(2025, 7, 1), USUAL)
    bought = replacement(HolderClass.OWNER, ISSUED, OLD, ReplaceReason.LOSS, date(2026, 1, 10), USUAL)
    assert free.term == OLD
    assert bought.term.valid_to == date(2028, 1, 9)


def test_a_bought_card_is_never_shorter_than_the_one_it_replaces():
    """CARD-22."""
    long = Term.until(ISSUED, date(2030, 1, 1))
    assert replacement(HolderClass.TENANT, ISSUED, long, ReplaceReason.LOSS, ISSUED, USUAL).term == long


def test_staff_pay_for_what_they_lost_or_broke_and_nothing_for_a_defect():
    """CARD-16."""
    for reason, price in ((ReplaceReason.LOSS, 2000), (ReplaceReason.USER_DAMAGE, 2000), (ReplaceReason.DEFECT, 0)):
        made = replacement(HolderClass.STAFF, ISSUED, OLD, reason, date(2026, 3, 1), USUAL)
        assert (made.price, made.term) == (Money(price), OLD)
        assert made.fee_item == ("card_compensation" if price else "")


def test_a_lead_confirms_what_staff_pay_for():
    """CARD-16: after assessment and confirmation."""
    (refusal,) = assessed(HolderClass.STAFF, ReplaceReason.LOSS, confirmed=False)
    assert refusal.override == "assess_card_damage"
    assert list(assessed(HolderClass.STAFF, ReplaceReason.LOSS, confirmed=True)) == []
    assert list(assessed(HolderClass.STAFF, ReplaceReason.DEFECT, confirmed=False)) == []
    assert list(assessed(HolderClass.OWNER, ReplaceReason.LOSS, confirmed=False)) == []


def test_the_old_card_is_taken_back_unless_it_is_lost():
    """CARD-11."""
    assert [one.rule for one in old_card(ReplaceReason.DEFECT, taken_back=False)] == ["CARD-11"]
    assert list(old_card(ReplaceReason.DEFECT, taken_back=True)) == []
    assert list(old_card(ReplaceReason.LOSS, taken_back=False)) == []


def test_the_old_card_is_replaced_damaged_or_stays_lost():
    """CARD-22: a lost card is still known when somebody brings it."""
    becomes = [replacement(HolderClass.OWNER, ISSUED, OLD, one, ISSUED, USUAL).old_becomes for one in ReplaceReason]
    assert becomes == [CardState.REPLACED, CardState.DAMAGED, CardState.LOST]
