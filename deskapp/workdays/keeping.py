"""Puts a year's arrangement, or one day of it, into the tables; what no longer holds stays on record (GEN-09)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import ONE_DAY
from deskapp.kernel.problems import Refusal
from deskapp.workdays.calendar import calendar_of
from deskapp.workdays.kinds import DayKind, YearPlan
from deskapp.workdays.records import Holiday, MakeupWorkday

Kept = type[Holiday] | type[MakeupWorkday]
EVE = timedelta(days=7)
"""So many days of December may be arranged by the notice of the year after: 2018-12-29 was worked for 2019."""


def span(year: int) -> tuple[date, date]:
    """The days a notice of this year may arrange: the last week of the year before, and the year."""
    return date(year, 1, 1) - EVE, date(year, 12, 31)


def plan_of(session: Session, year: int) -> YearPlan:
    """The days of a year as they are entered, nothing of the year before; empty where the year is not known."""
    found = [_active(session, kind, date(year, 1, 1), date(year, 12, 31)) for kind in (Holiday, MakeupWorkday)]
    return YearPlan(year, found[0], found[1])


def keep_plan(session: Session, plan: YearPlan) -> int:
    """Make this the arrangement of its year; how many days are other than before.

    The last week of the year before gains what the plan says of it and loses nothing.
    """
    first, last = date(plan.year, 1, 1), date(plan.year, 12, 31)
    changed = 0
    for kind, wanted in ((Holiday, plan.holidays), (MakeupWorkday, plan.makeups)):
        gone = _active(session, kind, first, last).keys() - wanted.keys()
        other = plan.makeups if kind is Holiday else plan.holidays
        gone |= _active(session, kind, *span(plan.year)).keys() & other.keys()
        changed += sum(_set(session, kind, day, None) for day in gone)
        changed += sum(_set(session, kind, day, name) for day, name in wanted.items())
    session.flush()
    return changed


def day_refusals(session: Session, day: date, kind: DayKind) -> Iterator[Refusal]:
    """What stands against arranging a single day so (GEN-04)."""
    calendar = calendar_of(session)
    if not calendar.knows(day.year):
        yield Refusal(f"{day.year} 年的放假安排还没有录入，请先导入全年的通知", "GEN-04")
    elif (day.month, day.day) == (1, 1) and kind is not DayKind.HOLIDAY:
        yield Refusal("元旦是法定节假日，不能改", "GEN-04")
    elif kind is DayKind.MAKEUP and day.weekday() < 5 and day not in calendar.holidays:
        yield Refusal(f"{day} 不是周末，本来就上班", "GEN-04")
    elif kind is DayKind.USUAL and day not in calendar.holidays | calendar.makeup_days:
        yield Refusal(f"{day} 没有放假也没有调休，不用改", "GEN-04")


def set_day(session: Session, day: date, kind: DayKind, name: str) -> None:
    """Arrange a single day of a known year."""
    _set(session, Holiday, day, name if kind is DayKind.HOLIDAY else None)
    _set(session, MakeupWorkday, day, name if kind is DayKind.MAKEUP else None)
    session.flush()


def years(session: Session) -> list[int]:
    """The years that are known, the oldest first."""
    calendar = calendar_of(session)
    return sorted(day.year for day in calendar.holidays if (day.month, day.day) == (1, 1))


def missing_ahead(session: Session, today: date, working_days: int) -> int | None:
    """The year that is missing for so many working days from today; None where they can be counted."""
    calendar, day = calendar_of(session), today
    while working_days and calendar.knows(day.year):
        day += ONE_DAY
        working_days -= calendar.knows(day.year) and calendar.is_working(day)
    return None if calendar.knows(day.year) else day.year


def _active(session: Session, kind: Kept, first: date, last: date) -> Mapping[date, str]:
    asked = select(kind.day, kind.name).where(kind.active, kind.day.between(first, last)).order_by(kind.day)
    return dict(session.execute(asked).all())


def _set(session: Session, kind: Kept, day: date, name: str | None) -> bool:
    """Have the day in a table under this name, or out of it for None; whether that changed anything."""
    asked = select(kind).where(kind.day == day)
    row = cast(Holiday | MakeupWorkday | None, session.scalars(asked).one_or_none())
    if row is None and name is not None:
        session.add(kind(day=day, name=name))
        return True
    if row is None or (row.active, row.name if row.active else None) == (name is not None, name):
        return False
    row.active, row.name = name is not None, row.name if name is None else name
    return True
