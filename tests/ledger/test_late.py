"""The late fee of what is past due: days, whole months, grace, cap; how a sum is put to a charge and its late fee."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.kernel.rounding import Mode, Rounding, Unit
from deskapp.ledger.adjusting.late import LateRule, allocate, line, lines, percent, split
from deskapp.ledger.allocation import Owed, Share
from deskapp.staff.choices import LatePer

DUE = date(2026, 10, 31)
RULE = LateRule(9, "违约金", frozenset({"物业服务费"}), rate=5, per=LatePer.DAY, grace=0, cap=100)
OWED = Owed(1, "物业服务费", 1, Period(date(2026, 10, 1), DUE), Money(24_780), Money(24_780), "", DUE, charge_id=7)


@pytest.mark.parametrize(
    ("grace", "today", "days"),
    [
        (0, DUE, 0),
        (0, date(2026, 11, 1), 1),
        (5, date(2026, 11, 5), 0),
        (5, date(2026, 11, 6), 1),
        (0, date(2027, 10, 31), 365),
    ],
)
def test_arrears_13_days_count_from_the_day_after_grace(grace, today, days):
    """ARREARS-13, GEN-08: the due day is day 0."""
    assert replace(RULE, grace=grace).times(OWED, today) == days


@pytest.mark.parametrize(
    ("today", "months"),
    [(date(2026, 11, 29), 0), (date(2026, 11, 30), 1), (date(2026, 12, 30), 1), (date(2026, 12, 31), 2)],
)
def test_only_whole_months_count(today, months):
    """ARREARS-13, GEN-05: November, from the 1st to the 30th, is a month."""
    assert replace(RULE, per=LatePer.MONTH).times(OWED, today) == months


def test_a_month_ahead_or_another_item_costs_nothing():
    today = date(2027, 10, 31)
    assert RULE.times(replace(OWED, charge_id=None), today) == 0
    assert RULE.times(replace(OWED, item_name="水电费"), today) == 0
    assert line(RULE, Share(replace(OWED, item_name="水电费"), Money(100)), today) is None
    assert line(None, Share(OWED, Money(100)), today) is None


def test_it_never_costs_more_than_its_share_of_what_is_owed():
    """ARREARS-13: 5 of 10,000 a day for ten years is capped."""
    found = line(replace(RULE, cap=30), Share(OWED, OWED.open), date(2036, 10, 31))
    assert found is not None
    assert (found.amount, found.basis) == (Money(7_434), "247.80×0.05%×3653天，封顶")


def test_it_says_how_it_came_about_and_from_when_to_when():
    """FEE-03."""
    found = line(replace(RULE, grace=5), Share(OWED, OWED.open), date(2026, 11, 21))
    assert found is not None
    assert (found.amount, found.basis) == (Money(198), "247.80×0.05%×16天")
    assert (found.period, found.late_of) == (Period(date(2026, 11, 6), date(2026, 11, 21)), OWED)
    assert [percent(rate) for rate in (5, 30, 100, 10_000)] == ["0.05%", "0.3%", "1%", "100%"]


def test_each_late_fee_stands_after_what_it_is_for():
    other = replace(OWED, item_name="车位管理服务费", charge_id=8)
    found = lines(RULE, [Share(OWED, OWED.open), Share(other, other.open)], date(2026, 11, 21))
    assert [one.item_name for one in found] == ["物业服务费", "违约金", "车位管理服务费"]


RULES = st.builds(
    LateRule,
    st.just(9), st.just("违约金"), st.just(frozenset({"物业服务费"})), st.integers(1, 500), st.sampled_from(LatePer),
    st.integers(0, 30), st.integers(1, 100), st.builds(Rounding, st.sampled_from(Mode), st.sampled_from(Unit)),
)  # fmt: skip


@settings(max_examples=120)
@given(RULES, st.integers(1, 50_000), st.integers(0, 60_000), st.integers(0, 900))
def test_a_sum_is_used_up_or_settles_both(rule, open_, rest, days):
    """ARREARS-13: never more than is owed of either, nothing lost, a charge settled only with all of its late fee."""
    owed = replace(OWED, amount=Money(open_), open=Money(open_))
    late = partial(rule.on, times=rule.times(owed, DUE + timedelta(days=days)))
    part, fee = split(Money(rest), owed.open, late)
    assert Money() <= part <= owed.open
    assert Money() <= fee <= late(owed.open)
    if part == owed.open:
        assert fee == late(owed.open)
    else:
        assert part + fee == Money(rest)


@settings(max_examples=80)
@given(st.integers(1, 50_000), st.integers(1, 49_999), st.integers(0, 900))
def test_parts_come_to_what_the_whole_would_have_cost(open_, first, days):
    """ARREARS-13: paid in two on one day, the late fee is the same to the fen that rounding twice may add or take."""
    today, first = DUE + timedelta(days=days), min(first, open_)
    times = RULE.times(OWED, today)
    both = RULE.on(Money(first), times) + RULE.on(Money(open_ - first), times)
    assert abs(both.fen - RULE.on(Money(open_), times).fen) <= 1


@settings(max_examples=60)
@given(RULES, st.lists(st.integers(1, 30_000), min_size=1, max_size=4), st.integers(0, 150_000))
def test_an_amount_goes_to_the_oldest_first_and_is_never_lost(rule, opens, amount):
    """ARREARS-10, ARREARS-13."""
    owed = [replace(OWED, amount=Money(fen), open=Money(fen), charge_id=place) for place, fen in enumerate(opens, 1)]
    found, rest = allocate(rule, Money(amount), owed, date(2027, 3, 1))
    assert Money.total(one.amount for one in found) + rest == Money(amount)
    settled = {one.owed.charge_id: one.amount for one in found if one.owed}
    if rest:
        assert settled == {one.charge_id: one.open for one in owed}
    whole = [settled.get(one.charge_id) == one.open for one in owed]
    assert whole == sorted(whole, reverse=True)
