"""Tasks: what somebody of a role has to do by a time (GEN-13); done ones stay on record."""

from datetime import datetime

from sqlalchemy.orm import Session

from deskapp.staff.records import Task


def finish(session: Session, task_id: int) -> None:
    """Somebody has done it."""
    at: datetime = session.info["at"]
    session.get_one(Task, task_id).done_at = at


def reopen(session: Session, task_id: int) -> None:
    """It was not done after all."""
    session.get_one(Task, task_id).done_at = None
