"""Who was called about a card that ends: its task is done, or for a card of an old roster noted as done (CARD-21)."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.register.reminders import KIND, OPENING
from deskapp.estate.records import IcCard
from deskapp.kernel.days import CHINA
from deskapp.staff.records import Task
from deskapp.staff.roles import Role
from deskapp.staff.tasks import About


def called(session: Session, ends: Mapping[About, date]) -> set[About]:
    """Those of these authorisations and cards whose holders were told of their last days."""
    asked = (
        select(Task.record_table, Task.record_id, Task.done_at, Task.due_at)
        .where(Task.kind == KIND, Task.record_id.in_({number for _, number in ends}))
        .order_by(Task.id)
    )
    last = {(table, number): (done, due) for table, number, done, due in session.execute(asked)}
    return {
        about
        for about, day in ends.items()
        if about in last and last[about][0] and (_by_task(about) or _day(last[about][1]) == day)
    }


def turn(session: Session, about: About, ends: date) -> bool:
    """The holder was called, or was not after all, whichever was not true before; whether it is now."""
    now = about not in called(session, {about: ends})
    task = _task(session, about, ends)
    task.done_at = session.info["at"] if now else None
    return now


def _task(session: Session, about: About, ends: date) -> Task:
    asked = select(Task).where(Task.kind == KIND, Task.record_table == about[0], Task.record_id == about[1])
    found = session.scalars(asked.order_by(Task.id.desc()).limit(1)).one_or_none()
    if found and (_by_task(about) or _day(found.due_at) == ends):
        return found
    task = Task(
        kind=KIND,
        title=f"门禁卡有效期至 {ends}，请通知延期",
        due_at=datetime.combine(ends, OPENING, CHINA),
        role=Role.CLERK,
        record_table=about[0],
        record_id=about[1],
    )
    session.add(task)
    return task


def _by_task(about: About) -> bool:
    """Whether every last day has a task of its own; to a card of an old roster one is made when it is called about."""
    return about[0] != IcCard.__tablename__


def _day(at: datetime) -> date:
    return at.astimezone(CHINA).date()
