"""Arranges one day of a known year otherwise (GEN-04)."""

from collections.abc import Iterator
from datetime import date

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.work_calendar.single_day.steps import SingleDay
from deskapp.workdays import keeping
from deskapp.workdays.kinds import DayKind, YearPlan

ACT = "edit_work_calendar"


def shown(desk: Desk, day: date, kind: DayKind | None, name: str) -> YearPlan:
    """The year of a day as it would be."""
    with desk.reading() as session:
        plan = keeping.plan_of(session, day.year)
    if kind is None or not plan.holidays:
        return plan
    lists = ({one: of for one, of in days.items() if one != day} for days in (plan.holidays, plan.makeups))
    holidays, makeups = lists
    if kind is not DayKind.USUAL:
        (holidays if kind is DayKind.HOLIDAY else makeups)[day] = name
    return YearPlan(day.year, holidays, makeups)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The year is known, and the day would then be other than it is; said again, it may be so already."""
    if SingleDay in answers:
        asked = answers[SingleDay]
        with desk.reading() as session:
            if keeping.plan_of(session, asked.day.year).kind(asked.day) is not asked.kind:
                yield from keeping.day_refusals(session, asked.day, asked.kind)


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep it. Raises DeskError where a rule refuses meanwhile, NotAllowedError for anyone but the manager."""
    asked = answers[SingleDay]
    with desk.work(ACT) as session:
        if keeping.plan_of(session, asked.day.year).kind(asked.day) is not asked.kind:
            for refusal in keeping.day_refusals(session, asked.day, asked.kind):
                raise DeskError(f"{refusal.text}。没有任何改动", "E-CAL-02")
        keeping.set_day(session, asked.day, asked.kind, (asked.name or "").strip())
    return Done(str(asked.day), f"{asked.day} 已改为{asked.kind.value}")


SET_WORKDAY = Procedure("set_workday", "改一天的放假安排", ACT, (SingleDay,), finish, check)
