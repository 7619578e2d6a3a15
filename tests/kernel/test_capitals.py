"""Capitals of amounts and dates against the law texts (GEN-03; T50, T51, T52)."""

import random
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.money import LARGEST, Money, capital_date, capitals

OFFICIAL = {
    "1409.50": ["壹仟肆佰零玖元伍角"],
    "6007.14": ["陆仟零柒元壹角肆分"],
    "1680.32": ["壹仟陆佰捌拾元零叁角贰分", "壹仟陆佰捌拾元叁角贰分"],
    "107000.53": ["壹拾万柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分"],
    "16409.02": ["壹万陆仟肆佰零玖元零贰分"],
    "325.04": ["叁佰贰拾伍元零肆分"],
}
FULLER = {
    "0.01": "壹分",
    "0.10": "壹角整",
    "0.50": "伍角整",
    "0.55": "伍角伍分",
    "10.00": "壹拾元整",
    "10.05": "壹拾元零伍分",
    "10.50": "壹拾元零伍角整",
    "11.50": "壹拾壹元伍角整",
    "15.05": "壹拾伍元零伍分",
    "20.00": "贰拾元整",
    "105.00": "壹佰零伍元整",
    "120.07": "壹佰贰拾元零柒分",
    "743.40": "柒佰肆拾叁元肆角整",
    "1000.00": "壹仟元整",
    "1001.00": "壹仟零壹元整",
    "1001.50": "壹仟零壹元伍角整",
    "1010.10": "壹仟零壹拾元零壹角整",
    "1043.40": "壹仟零肆拾叁元肆角整",
    "1100.01": "壹仟壹佰元零壹分",
    "9999.99": "玖仟玖佰玖拾玖元玖角玖分",
    "10001.00": "壹万零壹元整",
    "10010.00": "壹万零壹拾元整",
    "10010.30": "壹万零壹拾元零叁角整",
    "10500.05": "壹万零伍佰元零伍分",
    "20000.20": "贰万元零贰角整",
    "100000.00": "壹拾万元整",
    "100100.00": "壹拾万零壹佰元整",
    "107000.00": "壹拾万柒仟元整",
    "1001000.00": "壹佰万壹仟元整",
    "1050000.50": "壹佰零伍万元零伍角整",
    "10000001.00": "壹仟万零壹元整",
    "10100000.05": "壹仟零壹拾万元零伍分",
    "99999999.99": "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
}


def fen_of(text: str) -> int:
    """An independent reader: every digit by the place written after it, no 零 needed."""
    found = re.fullmatch("人民币(?:(.+)元)?零?(?:(.)角)?零?(?:(.)分)?整?", text)
    assert found, text
    wan, _, rest = (found[1] or "").rpartition("万")
    yuan = _section(wan) * 10_000 + _section(rest)
    return yuan * 100 + _digit(found[2]) * 10 + _digit(found[3])


def _section(text: str) -> int:
    worth = {"仟": 1000, "佰": 100, "拾": 10, "": 1}
    return sum(_digit(digit) * worth[place] for digit, place in re.findall("([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)", text))


def _digit(sign: str | None) -> int:
    return "零壹贰叁肆伍陆柒捌玖".index(sign) if sign else 0


def assert_well_formed(amount: Money, text: str) -> None:
    fen = amount.fen
    assert fen_of(text) == fen
    assert "零零" not in text
    assert text.endswith("整") == (fen % 10 == 0), "整 after 元 and 角, never after 分"
    assert ("元零" in text) == (fen >= 100 and fen % 100 > 0 and (fen % 100 < 10 or fen // 100 % 10 == 0))


@pytest.mark.parametrize(("figures", "allowed"), OFFICIAL.items())
def test_the_six_official_examples(figures: str, allowed: list[str]) -> None:
    text = capitals(Money.parse(figures))
    bare = text.removesuffix("整") if text.endswith("角整") else text
    assert bare in [f"人民币{form}" for form in allowed]


@pytest.mark.parametrize(("figures", "text"), FULLER.items())
def test_where_the_rules_leave_a_choice_the_fuller_form_is_taken(figures: str, text: str) -> None:
    assert capitals(Money.parse(figures)) == f"人民币{text}"


def test_every_amount_below_a_thousand_and_many_above_read_back() -> None:
    chance = random.Random(393)
    above = [chance.randrange(1, 10 ** chance.randint(6, 10)) for _ in range(10_000)]
    for fen in [*range(1, 100_000), *above]:
        assert fen_of(capitals(Money(fen))) == fen


@given(st.integers(1, LARGEST))
def test_zeros_and_the_closing_word_stand_where_the_rules_want_them(fen: int) -> None:
    assert_well_formed(Money(fen), capitals(Money(fen)))


@given(st.lists(st.sampled_from("0000123456789"), min_size=3, max_size=10).map("".join).map(int).filter(bool))
def test_amounts_full_of_zeros_are_well_formed(fen: int) -> None:
    assert_well_formed(Money(fen), capitals(Money(fen)))


@pytest.mark.parametrize("fen", [0, -1, -500, LARGEST + 1, 10**12])
def test_what_no_ticket_can_carry_is_refused(fen: int) -> None:
    with pytest.raises(ValueError, match="^金额须在 0.01 至 99,999,999.99 元之间，现在是 "):
        capitals(Money(fen))


@pytest.mark.parametrize("amount", [5, 1409.5, Decimal("1409.50"), True, float("nan"), "5", None])
def test_only_money_is_written_in_capitals(amount: Any) -> None:
    with pytest.raises(TypeError):
        capitals(amount)


def test_the_two_official_dates() -> None:
    assert capital_date(date(2026, 1, 15)) == "贰零贰陆年零壹月壹拾伍日"
    assert capital_date(date(2026, 10, 20)) == "贰零贰陆年零壹拾月零贰拾日"


def test_every_month_and_day_is_written_as_listed() -> None:
    months = "零壹月零贰月叁月肆月伍月陆月柒月捌月玖月零壹拾月壹拾壹月壹拾贰月"
    assert "".join(capital_date(date(2026, n, 15))[5:].removesuffix("壹拾伍日") for n in range(1, 13)) == months
    tens = "壹拾壹 壹拾贰 壹拾叁 壹拾肆 壹拾伍 壹拾陆 壹拾柒 壹拾捌 壹拾玖"
    twenties = "贰拾壹 贰拾贰 贰拾叁 贰拾肆 贰拾伍 贰拾陆 贰拾柒 贰拾捌 贰拾玖"
    listed = f"零壹 零贰 零叁 零肆 零伍 零陆 零柒 零捌 零玖 零壹拾 {tens} 零贰拾 {twenties} 零叁拾 叁拾壹"
    days = listed.split()
    assert [capital_date(date(2026, 3, n)) for n in range(1, 32)] == [f"贰零贰陆年叁月{day}日" for day in days]
