"""The price in force: for the kind of unit before the general one, the later day before the earlier."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.kernel.money import Area, Money, Rate
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.tariffs import Price, PriceList, TariffError, price_list, set_price
from tests.fees import fee_item, make_price

BASIS = TariffBasis.PER_AREA_MONTH


def price(rate: str, day: str, kind: str = "", basis: TariffBasis = BASIS) -> Price:
    return Price(1, kind, basis, Rate.parse(rate), date.fromisoformat(day))


PRICES = PriceList([price("3.20", "2026-07-01"), price("2.80", "2020-01-01"), price("5.60", "2022-01-01", "商铺")])


@pytest.mark.parametrize(
    ("kind", "day", "rate"),
    [
        ("三房", "2026-06-30", "2.80"),
        ("三房", "2026-07-01", "3.20"),
        ("商铺", "2026-07-01", "5.60"),
        ("商铺", "2021-12-31", "2.80"),
        ("", "2026-07-01", "3.20"),
    ],
)
def test_the_price_of_the_kind_and_of_the_day_is_in_force(kind, day, rate):
    found = PRICES.in_force(1, kind, date.fromisoformat(day))
    assert found is not None
    assert str(found.rate) == rate


def test_before_the_first_price_there_is_none():
    assert PRICES.in_force(1, "", date(2019, 12, 31)) is None
    assert PRICES.in_force(2, "", date(2026, 1, 1)) is None


def test_a_month_is_price_times_area():
    fee = price("2.80", "2020-01-01").of_month(Area(8850))
    assert fee is not None
    assert (fee.amount, fee.basis) == (Money(24780), "2.80×88.50㎡")
    assert price("2.80", "2020-01-01").of_month(None) is None
    assert price("20", "2020-01-01", basis=TariffBasis.PER_PIECE).of_month(Area(8850)) is None


@settings(max_examples=60)
@given(st.integers(0, 200_000), st.integers(0, 500_00))
def test_a_month_is_rounded_once_and_to_the_nearest_fen(parts, hundredths):
    fee = Price(1, "", BASIS, Rate(parts), date(2020, 1, 1)).of_month(Area(hundredths))
    assert fee is not None
    assert abs(fee.amount.fen * 10_000 - parts * hundredths) <= 5_000


def test_a_price_is_never_written_over(manned_by):
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", since=date(2026, 1, 1))
        with pytest.raises(TariffError, match="没有改动"):
            set_price(session, fee_item(session), "", BASIS, Rate.parse("3"), date(2026, 1, 1))
        assert price_list(session).in_force(fee_item(session).id, "", date(2026, 5, 1)) is not None
