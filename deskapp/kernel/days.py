"""Days, months and periods as the rules count them; the clock itself is always handed in."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from typing import Self

from deskapp.kernel.errors import DeskError
from deskapp.kernel.typed import plain

CHINA = timezone(timedelta(hours=8), "CST")
ONE_DAY = timedelta(days=1)

_MONTH = re.compile(r"([0-9]{4})(?:[-./年]([0-9]{1,2})月?|([0-9]{2}))")
_FULL = re.compile(r"([0-9]{4})(?:[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))")
_SHORT = re.compile(r"(?:([0-9]{1,2})[-./月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))")
_SHIFT = re.compile(r"[+-][0-9]{1,4}")
_WORDS = {"前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2}
_YEARS = range(1900, 2200)


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month, such as the one a fee belongs to. ValueError outside 1 to 12."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9999):
            raise ValueError(f"没有 {self.year} 年 {self.month} 月，请核对月份")

    @classmethod
    def of(cls, day: date) -> Self:
        """The month the day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """2026-11, 2026.11, 202611 or 2026年11月. ValueError with a sentence for the clerk."""
        found = _MONTH.fullmatch(plain(text))
        if not found:
            raise ValueError("月份写法不对，例如 2026-11")
        return cls(int(found[1]), int(found[2] or found[3]))

    def __add__(self, months: int) -> "Month":
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def __sub__(self, other: "Month") -> int:
        """How many months after the other: 2026-02 minus 2025-11 is 3."""
        return (self.year - other.year) * 12 + self.month - other.month

    @cached_property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @cached_property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def label(self) -> str:
        """2026年11月, for papers and pages."""
        return f"{self.year}年{self.month}月"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """Days from start to end, both included. ValueError if the end comes first."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"止期 {self.end} 早于起期 {self.start}，请核对日期")

    @classmethod
    def of_months(cls, start: date, months: int, after: int = 0) -> Self:
        """So many months from start, or from `after` months later: the anchor day of start is kept (GEN-05, GEN-06)."""
        return cls(boundary(start, after), period_end(start, after + months))

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def __str__(self) -> str:
        """2026.01.01–2026.12.31, short enough for a line of a ticket."""
        return f"{self.start:%Y.%m.%d}–{self.end:%Y.%m.%d}"


class YearMissingError(DeskError):
    """Working days were to be counted through a year whose holidays nobody has entered: never guessed (GEN-04)."""

    code = "E-CAL-01"

    def __init__(self, year: int) -> None:
        super().__init__(f"没有 {year} 年的放假安排，请经理导入后再办")
        self.year = year


@dataclass(frozen=True)
class WorkCalendar:
    """Working days: Monday to Friday without holidays, plus make-up days (GEN-04).

    A year is known by its 1 January, a holiday in every year. ValueError if a day is in both lists.
    """

    holidays: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        for day in sorted(self.holidays & self.makeup_days):
            raise ValueError(f"{day} 既是放假日又是调休上班日，请改正其中一处")

    def knows(self, year: int) -> bool:
        """Whether that year is entered; of another one nothing is known, not even that its Mondays are worked."""
        return date(year, 1, 1) in self.holidays

    def is_working(self, day: date) -> bool:
        """Whether the centre's offices work on that day. Raises YearMissingError."""
        if not self.knows(day.year):
            raise YearMissingError(day.year)
        return day in self.makeup_days or (day.weekday() < 5 and day not in self.holidays)

    def add_working_days(self, event: date, days: int) -> date:
        """The working day number `days` after the event, which itself is day 0.

        Raises YearMissingError where it would count through a year that is not known; ValueError if negative.
        """
        if days < 0:
            raise ValueError(f"工作日数不能是负数：{days}")
        day = event
        while days:
            day += ONE_DAY
            days -= self.is_working(day)
        return day


def boundary(start: date, months: int) -> date:
    """The day on which period number months + 1 begins: the anchor day, or the first of the month after it.

    All periods of one matter are counted from the one start, so that the anchor day is kept (GEN-06).
    """
    month = Month.of(start) + months
    return month.first + ONE_DAY * (min(start.day, month.last.day + 1) - 1)


def period_end(start: date, months: int) -> date:
    """The last day of so many months from start (GEN-05): from 9 June, one month, 8 July.

    31 January, one month, ends on the last of February (GEN-06). ValueError below one month.
    """
    if months < 1:
        raise ValueError(f"月数至少为 1，现在是 {months}")
    return boundary(start, months) - ONE_DAY


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a month without it: for due days, not periods."""
    month = Month.of(day) + months
    return min(month.first + ONE_DAY * (day.day - 1), month.last)


def within_days(event: date, days: int) -> date:
    """The last day in time for "within N days": the event day is day 0 (GEN-08)."""
    return event + ONE_DAY * days


def within_hours(event: datetime, hours: int) -> datetime:
    """The last moment in time for "within N hours", exact to the minute (GEN-08)."""
    return event + timedelta(hours=hours)


def by_day(month: Month, day: int) -> date:
    """The last day in time for "N日前": day N itself (GEN-07), the month's last day where it has no day N."""
    return min(month.first + ONE_DAY * (day - 1), month.last)


def read_date(text: str, today: date) -> date:
    """A date as typed: 20261121, 2026-11-21, 11-21, 1121, +7, -3, 月末, 今天; also with . / 年月日.

    Without a year it is this year's, never a guess. ValueError with a sentence for the clerk.
    """
    bare = plain(text)
    if bare == "月末":
        return Month.of(today).last
    if bare in _WORDS:
        return today + ONE_DAY * _WORDS[bare]
    if _SHIFT.fullmatch(bare):
        return today + ONE_DAY * int(bare)
    if full := _FULL.fullmatch(bare):
        return _day(int(full[1]), int(full[2] or full[4]), int(full[3] or full[5]))
    if short := _SHORT.fullmatch(bare):
        return _day(today.year, int(short[1] or short[3]), int(short[2] or short[4]))
    raise ValueError("日期写法不对，例如 2026-11-21、1121、+7、月末")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year if year in _YEARS else 0, month, day)
    except ValueError:
        raise ValueError(f"没有 {year}-{month:02d}-{day:02d} 这一天，请核对日期") from None
