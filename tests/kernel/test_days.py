"""Month periods, deadlines, working days and typed dates (GEN-04 to GEN-08)."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.kernel.days import (
    CHINA,
    Month,
    Period,
    WorkCalendar,
    YearMissingError,
    add_months,
    boundary,
    by_day,
    period_end,
    read_date,
    within_days,
    within_hours,
)

TODAY = date(2026, 11, 21)
DATES = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(*texts: str) -> frozenset[date]:
    return frozenset(day(text) for text in texts)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-06-09", 1, "2025-07-08"),
        ("2025-06-09", 3, "2025-09-08"),
        ("2025-06-01", 1, "2025-06-30"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-01-31", 2, "2025-03-30"),
        ("2025-01-30", 1, "2025-02-28"),
        ("2025-01-29", 1, "2025-02-28"),
        ("2024-01-29", 1, "2024-02-28"),
        ("2025-08-31", 1, "2025-09-30"),
        ("2025-12-31", 1, "2026-01-30"),
        ("2025-06-09", 24, "2027-06-08"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2025-03-10", 3, "2025-06-09"),
        ("2025-11-30", 3, "2026-02-28"),
    ],
)
def test_month_periods_end_as_in_the_specification(start: str, months: int, end: str) -> None:
    """GEN-05, GEN-06: the ten worked examples."""
    assert period_end(day(start), months) == day(end)


@given(DATES, st.integers(0, 60), st.integers(1, 36))
def test_periods_follow_each_other_and_keep_the_anchor_day(start: date, past: int, months: int) -> None:
    """GEN-06: what was paid before never moves what comes later."""
    first, second = Period.of_months(start, past + 1), Period.of_months(start, months, after=past + 1)
    assert first.start == start
    assert first.end + timedelta(days=1) == second.start
    assert second.end == period_end(start, past + 1 + months)
    assert boundary(start, past).day in (start.day, 1)


@given(DATES, st.integers(1, 60))
def test_a_period_of_months_is_never_longer_than_its_calendar_months(start: date, months: int) -> None:
    last = Month.of(start) + months
    assert Month.of(start).first < period_end(start, months) <= last.last


def test_a_period_needs_a_month() -> None:
    with pytest.raises(ValueError, match="^月数至少为 1"):
        period_end(TODAY, 0)


def test_a_due_day_in_a_shorter_month_is_its_last() -> None:
    assert add_months(day("2025-06-09"), 1) == day("2025-07-09")
    assert add_months(day("2025-01-31"), 1) == day("2025-02-28")
    assert add_months(day("2025-03-31"), -1) == day("2025-02-28")


def test_a_period_counts_both_ends_and_prints_short() -> None:
    year = Period(day("2026-01-01"), day("2026-12-31"))
    assert str(year) == "2026.01.01–2026.12.31"
    assert year.days == 365
    assert year.end in year
    assert day("2027-01-01") not in year
    assert year.overlaps(Period(year.end, day("2027-06-01")))
    assert not year.overlaps(Period(day("2027-01-01"), day("2027-01-01")))
    with pytest.raises(ValueError, match="早于起期"):
        Period(year.end, year.start)


def test_within_days_does_not_count_the_event_day() -> None:
    """GEN-08."""
    assert within_days(TODAY, 3) == day("2026-11-24")
    at = datetime(2026, 11, 21, 17, 42, tzinfo=CHINA)
    assert within_hours(at, 24) == datetime(2026, 11, 22, 17, 42, tzinfo=CHINA)
    assert at.isoformat() == "2026-11-21T17:42:00+08:00"


def test_by_day_n_includes_day_n() -> None:
    """GEN-07."""
    assert by_day(Month(2026, 11), 15) == day("2026-11-15")
    assert by_day(Month(2026, 2), 30) == day("2026-02-28")


@pytest.mark.parametrize("text", ["2026-11", "2026.11", "2026/11", "202611", "2026年11月", "２０２６－１１"])
def test_a_month_is_read_in_every_spelling(text: str) -> None:
    assert Month.parse(text) == Month(2026, 11)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-0", "11", "2026", "26-11", "0000-01", "2026-11-01"])
def test_a_wrong_month_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="请核对月份|月份写法不对，例如 2026-11"):
        Month.parse(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(-600, 600))
def test_months_read_back_and_count(at: date, shift: int) -> None:
    month = Month.of(at)
    assert Month.parse(str(month)) == Month.parse(month.label) == month
    assert (month + shift) - month == shift
    assert ((month + shift) > month) == (shift > 0)
    assert month.first <= at <= month.last
    assert month.last + timedelta(days=1) == (month + 1).first


NEW_YEAR = days("2025-01-01")
PASSED = WorkCalendar(NEW_YEAR)
MAY = WorkCalendar(NEW_YEAR | days("2025-05-01", "2025-05-02", "2025-05-03", "2025-05-04", "2025-05-05"))
OCTOBER = WorkCalendar(NEW_YEAR | days(*(f"2025-10-0{n}" for n in range(1, 9))), days("2025-09-28", "2025-10-11"))


@pytest.mark.parametrize(
    ("calendar", "event", "count", "due"),
    [
        (PASSED, "2025-03-03", 1, "2025-03-04"),
        (PASSED, "2025-03-03", 7, "2025-03-12"),
        (MAY, "2025-04-28", 7, "2025-05-12"),
        (OCTOBER, "2025-09-26", 1, "2025-09-28"),
        (OCTOBER, "2025-09-26", 7, "2025-10-13"),
        (PASSED, "2025-03-08", 0, "2025-03-08"),
    ],
)
def test_working_days_skip_holidays_and_count_make_up_days(
    calendar: WorkCalendar, event: str, count: int, due: str
) -> None:
    """GEN-04 with the refunds of the specification."""
    assert calendar.add_working_days(day(event), count) == day(due)


def test_the_calendar_says_which_years_it_knows() -> None:
    assert MAY.knows(2025)
    assert not MAY.knows(2026)
    assert OCTOBER.is_working(day("2025-09-28"))
    assert not OCTOBER.is_working(day("2025-10-01"))
    assert not OCTOBER.is_working(day("2025-09-27"))


@pytest.mark.parametrize("event", ["2024-12-30", "2025-12-31", "2026-03-02"])
def test_nothing_is_counted_through_a_year_that_is_not_known(event: str) -> None:
    """GEN-04: a missing year says so; Mondays to Fridays alone would be a guess."""
    with pytest.raises(YearMissingError, match="^没有 202[46] 年的放假安排，请经理导入后再办"):
        MAY.add_working_days(day(event), 1)
    assert MAY.add_working_days(day(event), 0) == day(event)


@given(st.dates(date(2025, 1, 1), date(2025, 11, 1)), st.integers(0, 20), st.integers(1, 20))
def test_working_days_are_counted_one_by_one(at: date, count: int, more: int) -> None:
    """GEN-04: so many working days lie in between, make-up days among them, and more days never end sooner."""
    due = OCTOBER.add_working_days(at, count)
    passed = [at + timedelta(days=one) for one in range(1, (due - at).days + 1)]
    assert sum(OCTOBER.is_working(one) for one in passed) == count
    assert not passed or OCTOBER.is_working(due)
    assert due < OCTOBER.add_working_days(at, count + more)
    assert due <= OCTOBER.add_working_days(at + timedelta(days=1), count)


def test_a_day_cannot_be_holiday_and_make_up_day() -> None:
    with pytest.raises(ValueError, match="^2025-05-01 既是放假日又是调休上班日"):
        WorkCalendar(days("2025-05-01"), days("2025-05-01"))
    with pytest.raises(ValueError, match="工作日数不能是负数"):
        MAY.add_working_days(TODAY, -1)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("20261121", "2026-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("2026.2.9", "2026-02-09"),
        ("2026/2/9", "2026-02-09"),
        ("2026年2月9日", "2026-02-09"),
        ("11-30", "2026-11-30"),
        ("11月30日", "2026-11-30"),
        ("1130", "2026-11-30"),
        ("0105", "2026-01-05"),
        ("+7", "2026-11-28"),
        ("-21", "2026-10-31"),
        ("月末", "2026-11-30"),
        ("今天", "2026-11-21"),
        ("明天", "2026-11-22"),
        ("昨天", "2026-11-20"),
        ("２０２６１１２１", "2026-11-21"),
    ],
)
def test_a_date_is_read_in_every_short_form(text: str, read: str) -> None:
    assert read_date(text, TODAY) == day(read)


@pytest.mark.parametrize("text", ["", "21", "2026-11", "+99999", "下周", "1/2/3", "112126"])
def test_an_unclear_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="^日期写法不对，例如 "):
        read_date(text, TODAY)


@pytest.mark.parametrize("text", ["0230", "2025-02-29", "20261301", "02261121", "0000-01-01", "9999-12-31"])
def test_a_day_that_does_not_exist_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="这一天，请核对日期$"):
        read_date(text, TODAY)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_read_back(at: date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日"):
        assert read_date(at.strftime(form), TODAY) == at
