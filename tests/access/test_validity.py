"""Until when cards of each kind are valid, what warns about it, and how many a unit may have."""

from datetime import date

import pytest

from deskapp.access.kinds import CardFamily, HolderClass
from deskapp.access.rules.terms import Term
from deskapp.access.rules.validity import first_term, on_the_card, price, standard_months, warnings, within_the_limit
from deskapp.kernel.money import Money
from deskapp.staff.settings import Settings

ISSUED = date(2025, 6, 9)
USUAL = Settings()


@pytest.mark.parametrize(
    ("held_as", "end"),
    [
        (HolderClass.OWNER, date(2027, 6, 8)),
        (HolderClass.FAMILY, date(2027, 6, 8)),
        (HolderClass.TENANT, date(2026, 6, 8)),
        (HolderClass.MERCHANT, date(2026, 6, 8)),
        (HolderClass.STAFF, date(2026, 6, 8)),
        (HolderClass.BUSINESS_LINE, date(2026, 6, 8)),
    ],
)
def test_each_kind_has_its_validity(held_as, end):
    """CARD-03, CARD-05, CARD-07, CARD-20: section 7.1."""
    assert first_term(held_as, ISSUED, USUAL).valid_to == end


def test_the_years_are_settings():
    """CARD-03, CARD-05, CARD-07."""
    longer = Settings(card_years_owner=3, card_years_tenant=2, card_years_merchant=5)
    assert [standard_months(one, longer) for one in list(HolderClass)[:4]] == [36, 36, 24, 60]


def test_an_agreed_end_is_taken_and_workers_need_one():
    """CARD-07: editable for each card."""
    assert first_term(HolderClass.MERCHANT, ISSUED, USUAL, date(2025, 12, 31)).valid_to == date(2025, 12, 31)
    with pytest.raises(ValueError, match="施工人员卡的有效期止"):
        first_term(HolderClass.CONTRACTOR, ISSUED, USUAL)
    with pytest.raises(ValueError, match="早于起期"):
        first_term(HolderClass.CONTRACTOR, ISSUED, USUAL, date(2025, 6, 8))


def test_a_lease_that_ends_sooner_is_told_and_may_pass():
    """CARD-05."""
    term = first_term(HolderClass.TENANT, ISSUED, USUAL)
    (told,) = warnings(HolderClass.TENANT, term, date(2026, 3, 31), USUAL, "")
    assert told == "租期到 2026-03-31 为止，早于卡的有效期 2026-06-08，请核对"
    assert list(warnings(HolderClass.TENANT, term, date(2026, 6, 8), USUAL, "")) == []


def test_a_merchant_card_of_another_length_asks_for_a_remark():
    """CARD-07."""
    odd = Term.until(ISSUED, date(2025, 12, 31))
    assert len(list(warnings(HolderClass.MERCHANT, odd, None, USUAL, ""))) == 1
    assert list(warnings(HolderClass.MERCHANT, odd, None, USUAL, "租期只到年底")) == []
    assert list(warnings(HolderClass.MERCHANT, Term.first(ISSUED, 12), None, USUAL, "")) == []


def test_a_unit_has_no_more_cards_than_the_centre_allows():
    assert list(within_the_limit(40, 5, USUAL)) == []
    five = Settings(card_limit_per_unit=5)
    assert list(within_the_limit(3, 2, five)) == []
    (refusal,) = within_the_limit(4, 2, five)
    assert "最多 5 张卡，该户已有 4 张，再发 2 张" in refusal.text
    assert refusal.override == "exceed_card_limit"


def test_a_classic_card_says_less_than_the_record():
    """CARD-03 gives two years; a card that can be copied is written for half a year at most, or as set."""
    end = date(2027, 6, 8)
    assert on_the_card(CardFamily.CLASSIC, end, ISSUED, USUAL) == date(2025, 12, 8)
    assert on_the_card(CardFamily.CLASSIC, end, ISSUED, Settings(card_classic_months=12)) == date(2025, 12, 8)
    assert on_the_card(CardFamily.CLASSIC, end, ISSUED, Settings(card_classic_months=2)) == date(2025, 8, 8)
    assert on_the_card(CardFamily.CLASSIC, date(2025, 7, 8), ISSUED, USUAL) == date(2025, 7, 8)
    assert on_the_card(CardFamily.DESFIRE, end, ISSUED, USUAL) == end


def test_customers_pay_twenty_yuan_and_the_centre_nothing():
    """CARD-10, CARD-13."""
    assert [price(one, USUAL) for one in HolderClass] == [
        *[Money(2000)] * 4, Money(), Money(), Money(2000),
    ]  # fmt: skip
