"""The calendar of working days as a list, and what of it waits on the manager's list of today (GEN-04)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.lists import Span
from deskapp.overview.shown import Leads, Link
from deskapp.overview.workday_view import WorkdayLine
from deskapp.staff.settings import read_settings
from deskapp.workdays import calendar_of, keeping
from deskapp.workdays.kinds import DayKind

WARNED_FROM = 11
"""The month in which the notice of the next year comes out."""


def workdays(desk: Desk, span: Span) -> list[WorkdayLine]:
    """The holidays and make-up days of some days, in their order."""
    with desk.reading() as session:
        plans = [keeping.plan_of(session, year) for year in range(span.first.year, span.last.year + 1)]
    found = [
        WorkdayLine(day, kind.value, name)
        for plan in plans
        for kind, days in ((DayKind.HOLIDAY, plan.holidays), (DayKind.MAKEUP, plan.makeups))
        for day, name in days.items()
    ]
    return sorted((one for one in found if span.first <= one.day <= span.last), key=lambda one: one.day)


def of_workdays(session: Session, desk: Desk) -> Iterator[Matter]:
    """A year that is missing: the running one, the next from 1 November, or one that is being counted into already."""
    if not desk.may("edit_work_calendar"):
        return
    today, calendar = desk.today, calendar_of(session)
    link = Link(Leads.PROCEDURE, "import_calendar")
    needed = keeping.missing_ahead(session, today, read_settings(session).reno_refund_working_days)
    if needed:
        more = f"{needed} 年没有录入，退押金等按工作日算的日期现在就算不出来"
        yield Matter(Urgency.LATE, "已经用到", "导入放假安排", more, link)
    elif today.month >= WARNED_FROM and not calendar.knows(today.year + 1):
        more = f"{today.year + 1} 年没有录入，{date(today.year, 12, 31)} 前要导入"
        yield Matter(Urgency.LATER, "年底前", "导入放假安排", more, link)
