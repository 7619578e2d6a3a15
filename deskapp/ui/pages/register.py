"""What a register is to the page that shows it: how it is read, what a row shows, and what rows come to."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from deskapp.kernel.bars import Bars
from deskapp.kernel.days import ONE_DAY, Month
from deskapp.overview.shown import Link
from deskapp.ui.rows import Column, Line
from deskapp.workdays.kinds import YearPlan

T = TypeVar("T")
Days = tuple[date, date]
Spans = tuple[tuple[str, Callable[[date], Days]], ...]
SPANS: Spans = (
    ("今天", lambda today: (today, today)),
    ("昨天", lambda today: (today - ONE_DAY, today - ONE_DAY)),
    ("本月", lambda today: (Month.of(today).first, today)),
    ("上月", lambda today: ((Month.of(today) + -1).first, (Month.of(today) + -1).last)),
    ("今年", lambda today: (date(today.year, 1, 1), today)),
)
TODAY, THIS_MONTH = 0, 2


@dataclass(frozen=True)
class Register(Generic[T]):
    """One list of a place. `words` is what the typed filter looks in, `kinds` what the tabs beside it let through.

    `act` is the right to see it; empty for everybody. `hint` names what the filter finds rows by. With
    `for_cashier` the cashier's workbook of its days is offered, with `archives` their archive. `spans` are the days
    to choose from, and with `any_days` any others may be typed; `whole` writes the workbook of some days where that
    holds more than the rows in sight, and says where it lies. `settle` is what Del does to a row, undoes when it is
    pressed again, and says in a sentence; `settled` the words for it at the foot. `chart` shows the rows in sight
    where people would rather look than read, `year` draws the calendar of the year in sight.
    """

    title: str
    columns: tuple[Column, ...]
    read: Callable[[date, date], Sequence[T]]
    line: Callable[[T], Line]
    key: Callable[[T], Hashable]
    words: Callable[[T], str]
    sums: Callable[[Sequence[T]], str]
    link: Callable[[T], Link | None] | None = None
    kinds: tuple[tuple[str, Callable[[Any], bool]], ...] = ()
    group: Callable[[T], str] | None = None
    group_title: str = ""
    dated: bool = True
    spans: Spans = SPANS
    span: int = TODAY
    act: str = ""
    hint: str = "房号、姓名"
    for_cashier: bool = False
    archives: bool = False
    whole: Callable[[date, date], str] | None = None
    settle: Callable[[T], str] | None = None
    settled: str = ""
    kinds_title: str = "状态"
    chart: Callable[[Sequence[T]], Bars] | None = None
    any_days: bool = True
    year: Callable[[int], YearPlan] | None = None

    def days(self, place: int, today: date) -> Days:
        """The first and last day of a choice of its spans."""
        return self.spans[place][1](today)
