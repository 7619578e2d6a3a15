"""Keeps seven days of the roster with its leave (SHIFT-05)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.procedures.shift.rostering.steps import STEPS, FromDay, RosterLines
from deskapp.staff import duty
from deskapp.staff.duty import Rostered
from deskapp.staff.team import members

ACT = "set_roster"
DAYS = timedelta(days=6)


def known(desk: Desk, answers: Answers) -> list[dict[str, Any]]:
    """The lines of the seven days as they stand, for the page to begin with."""
    first = answers[FromDay].starts_on
    with desk.reading() as session:
        return [
            {"on_day": one.on_day, "name": name, "shift": one.shift, "leave": one.leave}
            for one, name in duty.roster(session, first, first + DAYS)
        ]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only who works here, and only the seven days."""
    if RosterLines not in answers:
        return
    with desk.reading() as session:
        yield from _refusals(session, answers)


def finish(desk: Desk, answers: Answers) -> Done:
    """Raises TicketError for somebody who does not work here, NotAllowedError."""
    with desk.work(ACT) as session:
        for refusal in _refusals(session, answers):
            raise TicketError(refusal.text)
        people = {one.name: one.id for one in members(session)}
        wanted = [
            Rostered(one.on_day, people[one.name.strip()], (one.shift or "").strip(), (one.leave or "").strip())
            for one in answers[RosterLines].lines
        ]
        changed = duty.set_roster(session, wanted)
    first = answers[FromDay].starts_on
    words = f"{first} 起七天的排班已保存，{changed} 行有变动" if changed else "排班没有变化"
    return Done(str(changed), words)


def _refusals(session: Session, answers: Answers) -> Iterator[Refusal]:
    first, people = answers[FromDay].starts_on, {one.name for one in members(session)}
    for one in answers[RosterLines].lines:
        if one.name.strip() not in people:
            yield Refusal(f"没有 {one.name} 这位员工，请核对姓名", "SHIFT-05")
        if not first <= one.on_day <= first + DAYS:
            yield Refusal(f"{one.on_day} 不在 {first} 起的七天之内，请核对日期", "SHIFT-05")


SET_ROSTER = Procedure("set_roster", "排班和请假", ACT, STEPS, finish, check)
