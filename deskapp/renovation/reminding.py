"""What a renovation asks of others by a day: the end of its period, and the close watch on a unit at risk (GEN-13)."""

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import CHINA
from deskapp.renovation.cases import Case
from deskapp.renovation.records import RenovationFiling
from deskapp.staff import tasks
from deskapp.staff.records import Task
from deskapp.staff.roles import Role

ENDING = "renovation_ending"
RISK = "renovation_risk"
WATCHERS = (Role.ENGINEER, Role.SECURITY_GUARD, Role.SECURITY_LEAD)
"""Patrol and guards (RENO-37)."""


def about(filing_id: int) -> tuple[str, int]:
    """What the tasks of a filing are about."""
    return RenovationFiling.__tablename__, filing_id


def call_at_the_end(session: Session, case: Case, ends_on: date) -> None:
    """Owner and principal are called when the period ends; the call for an earlier end is off (RENO-48)."""
    forget(session, case.filing.id, ENDING)
    tasks.add(
        session,
        kind=ENDING,
        title=f"装修期限 {ends_on} 到期：致电业主和装修负责人，办延期或核查",
        role=Role.CLERK,
        due_at=datetime.combine(ends_on, time(), CHINA),
        about=about(case.filing.id),
        room_no=case.room,
        customer_name=case.filing.owner_name,
    )


def warn(session: Session, case: Case, why: str) -> None:
    """Patrol and guards are told to watch the unit closely (RENO-37)."""
    at: datetime = session.info["at"]
    for role in WATCHERS:
        tasks.add(
            session,
            kind=RISK,
            title=f"装修备案 {case.number} 有违章搭建风险，请重点巡查：{why}",
            role=role,
            due_at=at,
            about=about(case.filing.id),
            room_no=case.room,
            customer_name=case.filing.owner_name,
        )


def calls(session: Session) -> dict[int, int]:
    """The calls at the end of a period that are still to be made: the task of each filing."""
    asked = select(Task.record_id, Task.id).where(Task.kind == ENDING, Task.done_at.is_(None))
    return dict(session.execute(asked).all())


def forget(session: Session, filing_id: int, kind: str) -> None:
    """Nobody has to do it any more."""
    table, row_id = about(filing_id)
    asked = select(Task).where(
        Task.record_table == table, Task.record_id == row_id, Task.kind == kind, Task.done_at.is_(None)
    )
    for task in session.scalars(asked):
        task.done_at = session.info["at"]
