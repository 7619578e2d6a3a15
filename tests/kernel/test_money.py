"""Amounts are whole fen, read strictly and shown as the accounting rules want them (GEN-02)."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.money import LARGEST, Area, Money, Rate

AMOUNTS = st.integers(0, LARGEST).map(Money)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1409.50", 140950),
        ("1409.5", 140950),
        ("1,409.50", 140950),
        ("12,345,678.90", 1_234_567_890),
        ("¥5", 500),
        ("￥５", 500),
        ("１２３．４５", 12345),
        ("350元", 35000),
        (" 100 ", 10000),
        ("007", 700),
        ("0", 0),
        ("99999999.99", LARGEST),
        ("\u202d20\u202c", 2000),
    ],
)
def test_an_amount_is_read_as_clerks_and_sheets_write_it(text: str, fen: int) -> None:
    assert Money.parse(text) == Money(fen)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "请填写金额，例如 1409.50"),
        ("1.005", "金额最多写 2 位小数"),
        ("-5", "金额不能是负数，请去掉负号"),
        ("100000000", "金额不能超过 99,999,999.99"),
        ("9" * 5000, "金额不能超过 99,999,999.99"),
        ("1,40.50", "金额写法不对，请只写数字和小数点，例如 1409.50"),
        ("1e3", "金额写法不对"),
        ("5²", "金额写法不对"),
        ("①", "金额写法不对"),
        ("٥", "金额写法不对"),
        (".5", "金额写法不对"),
        ("5.", "金额写法不对"),
        ("1 409", "金额写法不对"),
        ("NaN", "金额写法不对"),
        ("一百", "金额写法不对"),
        ("=5", "金额写法不对"),
    ],
)
def test_an_odd_amount_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{says}"):
        Money.parse(text)


def test_a_minus_is_read_only_where_it_is_allowed() -> None:
    assert Money.parse("-5", negative=True) == Money.parse("-¥5.00", negative=True) == Money(-500)


@pytest.mark.parametrize("number", [1.0, 0.1 + 0.2, True, Decimal("1"), "1", None, float("nan")])
def test_money_is_never_made_of_anything_but_whole_numbers(number: Any) -> None:
    with pytest.raises(TypeError):
        Money(number)
    with pytest.raises(TypeError):
        Money(5) * number
    with pytest.raises(TypeError):
        Rate(number)
    with pytest.raises(TypeError):
        Rate(1).times_pieces(number)
    with pytest.raises(TypeError):
        Area(number)


@pytest.mark.parametrize("number", [1.5, 5, Decimal("1"), None])
def test_numbers_are_not_taken_for_typed_text(number: Any) -> None:
    with pytest.raises(TypeError):
        Money.parse(number)


@given(AMOUNTS, AMOUNTS)
def test_amounts_reckon_as_whole_fen(one: Money, two: Money) -> None:
    assert (one + two) - two == one
    assert one - two == -(two - one)
    assert Money.total([one, two, one]) == one * 2 + two
    assert bool(one) == (one != Money())
    assert (one < two) == (one.fen < two.fen)


@given(st.integers(-LARGEST, LARGEST).map(Money))
def test_what_is_shown_reads_back(amount: Money) -> None:
    assert Money.parse(str(amount), negative=True) == amount
    assert Money.parse(amount.figures, negative=True) == amount


def test_figures_always_show_jiao_and_fen() -> None:
    assert str(Money(140950)) == "¥1,409.50"
    assert str(Money(-5)) == "-¥0.05"
    assert Money(100_000_000).figures == "1,000,000.00"
    assert Money.total([]).figures == "0.00"
