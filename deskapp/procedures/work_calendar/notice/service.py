"""Takes a year's notice in: shown as a calendar first, then kept whole or not at all (GEN-04)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.roster.errors import RosterError
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.work_calendar.notice.steps import STEPS, SeenCalendar, YearNotice
from deskapp.workdays import calendar_of, keeping
from deskapp.workdays.kinds import YearPlan
from deskapp.workdays.notice import Notice, read_notice, read_words

ACT = "edit_work_calendar"
MOST = 4
"""So many lines that were not understood are named at once."""


def next_year(desk: Desk) -> int:
    """The first year from this one on that is not known."""
    year = desk.today.year
    with desk.reading() as session:
        calendar = calendar_of(session)
        while calendar.knows(year):
            year += 1
    return year


def understood(answers: Answers) -> Notice:
    """The notice as it was read. Raises RosterError."""
    asked = answers[YearNotice]
    if asked.file:
        return read_notice(asked.file.read(), asked.year)
    return read_words(asked.words or "", asked.year)


def known(desk: Desk, year: int) -> YearPlan:
    """The year as it stands, to be compared."""
    with desk.reading() as session:
        return keeping.plan_of(session, year)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Every line is understood, and the year is whole."""
    if YearNotice not in answers:
        return
    try:
        notice = understood(answers)
    except RosterError as error:
        yield Refusal(f"{error.text}（{error.code}）", "GEN-04")
        return
    yield from (Refusal(trouble, "GEN-04") for trouble in notice.troubles[:MOST])
    if more := len(notice.troubles[MOST:]):
        yield Refusal(f"还有 {more} 处，请先改好上面的", "GEN-04")


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the year; kept already, it is the same again. Raises DeskError where the file is another by now."""
    with desk.work(ACT) as session:
        plan, seen = understood(answers).plan, answers[SeenCalendar]
        if (len(plan.holidays), len(plan.makeups)) != (seen.holidays, seen.makeups):
            raise DeskError("核对之后通知又有改动，没有保存。请返回上一步，重新核对", "E-CAL-03")
        return _kept(session, plan)


def _kept(session: Session, plan: YearPlan) -> Done:
    changed = keeping.keep_plan(session, plan)
    told = f"放假 {len(plan.holidays)} 天，调休上班 {len(plan.makeups)} 天"
    words = f"{plan.year} 年已保存：{told}" if changed else f"{plan.year} 年没有变化：{told}"
    return Done(str(plan.year), words)


IMPORT_CALENDAR = Procedure("import_calendar", "导入放假安排", ACT, STEPS, finish, check)
