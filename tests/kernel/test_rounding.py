"""Half up, down or up to fen, jiao or yuan, exactly, against fractions."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.kernel.money import Money
from deskapp.kernel.rounding import Mode, Rounding, Unit

ROUNDINGS = st.builds(Rounding, st.sampled_from(Mode), st.sampled_from(Unit))
DECIMAL = {Mode.HALF_UP: ROUND_HALF_UP, Mode.DOWN: ROUND_FLOOR, Mode.UP: ROUND_CEILING}


@settings(max_examples=150)
@given(ROUNDINGS, st.integers(0, 10**12), st.sampled_from([1, 100, 10_000]))
def test_it_agrees_with_decimal_arithmetic(rounding, fen, parts):
    exact = Decimal(fen) / parts / rounding.unit.fen
    assert rounding.of(fen, parts).fen == int(exact.to_integral_value(DECIMAL[rounding.mode])) * rounding.unit.fen


@settings(max_examples=80)
@given(ROUNDINGS, st.integers(0, 10**10), st.integers(1, 9_999))
def test_it_is_never_a_whole_unit_away_and_once_rounded_stays(rounding, fen, parts):
    came = rounding.of(fen, parts)
    off = Fraction(came.fen) - Fraction(fen, parts)
    most = {Mode.HALF_UP: (-Fraction(1, 2), Fraction(1, 2)), Mode.DOWN: (-1, 0), Mode.UP: (0, 1)}[rounding.mode]
    assert most[0] * rounding.unit.fen <= off <= most[1] * rounding.unit.fen
    assert rounding.of(came.fen) == came


@pytest.mark.parametrize(
    ("mode", "unit", "fen"),
    [(Mode.HALF_UP, Unit.FEN, 1), (Mode.DOWN, Unit.FEN, 0), (Mode.UP, Unit.FEN, 1), (Mode.HALF_UP, Unit.JIAO, 0)],
)
def test_half_a_fen_is_a_half_and_no_float_near_one(mode, unit, fen):
    """FEE-27: 0.005 yuan."""
    assert Rounding(mode, unit).of(50, 100) == Money(fen)


def test_seven_fifty_is_one_amount_whichever_way_it_goes():
    """FEE-27: what is sold at 8 is given back at 8, since what is given back is what was taken."""
    assert [Rounding(mode, Unit.YUAN).of(750) for mode in Mode] == [Money(800), Money(700), Money(800)]


def test_it_is_told_in_words_only_where_it_is_not_what_everybody_expects():
    assert [Rounding(mode, unit).words for mode, unit in ((Mode.HALF_UP, Unit.FEN), (Mode.DOWN, Unit.YUAN))] == [
        "",
        "（舍到元）",
    ]
    assert str(Rounding(Mode.UP, Unit.JIAO)) == "进位到角"


@pytest.mark.parametrize(("fen", "parts"), [(-1, 1), (1, 0)])
def test_nothing_below_nothing_is_rounded(fen, parts):
    with pytest.raises(ValueError, match="cannot be rounded"):
        Rounding().of(fen, parts)
