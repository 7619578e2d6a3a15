"""Tasks: what somebody of a role has to do by a time (GEN-13); done ones stay on record."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.staff.records import Task
from deskapp.staff.roles import Role

About = tuple[str, int]
"""The record a task is about: name of its table, and id."""


def add(
    session: Session,
    *,
    kind: str,
    title: str,
    role: Role,
    due_at: datetime,
    about: About,
    room_no: str = "",
    customer_name: str = "",
) -> Task:
    """Something that a deadline asks of a role."""
    task = Task(
        kind=kind,
        title=title,
        role=role,
        due_at=due_at,
        record_table=about[0],
        record_id=about[1],
        room_no=room_no,
        customer_name=customer_name,
    )
    session.add(task)
    return task


def finish(session: Session, task_id: int) -> None:
    """Somebody has done it."""
    at: datetime = session.info["at"]
    session.get_one(Task, task_id).done_at = at


def finish_about(session: Session, about: About) -> None:
    """What waited for a record waits no longer."""
    asked = select(Task).where(Task.record_table == about[0], Task.record_id == about[1], Task.done_at.is_(None))
    for task in session.scalars(asked):
        task.done_at = session.info["at"]


def reopen(session: Session, task_id: int) -> None:
    """It was not done after all."""
    session.get_one(Task, task_id).done_at = None
