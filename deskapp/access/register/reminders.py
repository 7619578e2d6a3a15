"""Keeps one task for every card or monthly card that will end: made anew with each extension (CARD-21, PARK-14)."""

from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardAuthorisation, CardIssue
from deskapp.access.kinds import Purpose
from deskapp.estate.records import Unit
from deskapp.kernel.days import CHINA, ONE_DAY
from deskapp.staff.records import Task
from deskapp.staff.roles import Role
from deskapp.staff.settings import read_settings

KIND = "card_expiry"
OPENING = time(8, 30)


def remind(session: Session, row: CardAuthorisation) -> None:
    """A task so many days before the last day, in place of the one for an earlier last day."""
    forget(session, row)
    settings = read_settings(session)
    parking = row.purpose is Purpose.PARKING
    ahead = settings.park_notice_days if parking else settings.card_expiry_notice_days
    issue = session.get_one(CardIssue, row.issue_id)
    unit = session.get(Unit, issue.unit_id) if issue.unit_id else None
    what = "月卡" if parking else "门禁卡"
    session.add(
        Task(
            kind=KIND,
            title=f"{what} {issue.card.card_no} 有效期至 {row.valid_to}，请通知延期",
            due_at=datetime.combine(row.valid_to - ONE_DAY * ahead, OPENING, CHINA),
            role=Role.CLERK,
            room_no=unit.room_no if unit else "",
            customer_name=issue.holder_name,
            record_table=CardAuthorisation.__tablename__,
            record_id=row.id,
        )
    )


def forget(session: Session, row: CardAuthorisation) -> None:
    """The card was renewed, came back or is no longer used: its task is done."""
    asked = select(Task).where(
        Task.kind == KIND,
        Task.record_table == CardAuthorisation.__tablename__,
        Task.record_id == row.id,
        Task.done_at.is_(None),
    )
    for task in session.scalars(asked):
        task.done_at = session.info["at"]
