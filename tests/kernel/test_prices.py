"""Prices and areas are exact, and the fen is rounded once, half up."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.money import Area, Money, Rate


def test_the_move_in_example_of_the_specification() -> None:
    monthly = Rate.parse("2.80").times(Area.parse("88.50"))
    assert monthly == Money(24780)
    assert monthly * 3 == Money(74340)


@pytest.mark.parametrize(("text", "parts"), [("2.8", 28000), ("0.6125", 6125), ("¥350元", 3_500_000), ("０", 0)])
def test_a_price_is_read_to_four_decimals(text: str, parts: int) -> None:
    assert Rate.parse(text) == Rate(parts)


@pytest.mark.parametrize(
    ("parts", "text"), [(28000, "2.80"), (6125, "0.6125"), (6120, "0.612"), (10_000, "1.00"), (1, "0.0001")]
)
def test_a_price_shows_at_least_two_decimals(parts: int, text: str) -> None:
    assert str(Rate(parts)) == text


@pytest.mark.parametrize("text", ["88.5", "88.50", "88.50㎡", "88.50 m²", "88.50平方米", "88.5M2", "８８．５"])
def test_an_area_is_read_with_or_without_its_unit(text: str) -> None:
    assert Area.parse(text) == Area(8850)
    assert str(Area.parse(text)) == "88.50"


def test_what_is_too_fine_or_negative_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="^单价最多写 4 位小数，例如 2.80$"):
        Rate.parse("0.61255")
    with pytest.raises(ValueError, match="^面积最多写 2 位小数，例如 88.50$"):
        Area.parse("88.505")
    with pytest.raises(ValueError, match="^面积不能是负数"):
        Area.parse("-1")
    with pytest.raises(ValueError, match="^请填写面积"):
        Area.parse("㎡")
    for parts in (Rate, Area):
        with pytest.raises(ValueError, match="不能是负数"):
            parts(-1)


def test_half_a_fen_is_rounded_up() -> None:
    assert Rate.parse("0.005").times(Area.parse("1")) == Money(1)
    assert Rate.parse("0.0049").times(Area.parse("1")) == Money(0)
    assert Rate.parse("0.0025").times_pieces(2) == Money(1)
    assert Rate.parse("0.50").times_pieces(7) == Money(350)


@given(st.integers(0, 10**9), st.integers(0, 10**8), st.integers(0, 1000))
def test_rounding_agrees_with_decimal_reckoning(parts: int, hundredths: int, pieces: int) -> None:
    price = Decimal(parts).scaleb(-4)
    fen = Decimal("0.01")
    of_area = (price * Decimal(hundredths).scaleb(-2)).quantize(fen, ROUND_HALF_UP)
    of_pieces = (price * pieces).quantize(fen, ROUND_HALF_UP)
    assert Rate(parts).times(Area(hundredths)).fen == int(of_area.scaleb(2))
    assert Rate(parts).times_pieces(pieces).fen == int(of_pieces.scaleb(2))


@given(st.integers(0, 10**11), st.integers(0, 10**9))
def test_prices_and_areas_read_back(parts: int, hundredths: int) -> None:
    assert Rate.parse(str(Rate(parts))) == Rate(parts)
    assert Area.parse(str(Area(hundredths))) == Area(hundredths)
