"""Walks left half-way: kept on every page, offered again on the home page, ended once done or dropped (GEN-12)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.staff import tasks
from deskapp.staff.records import Draft


def keep(session: Session, procedure: str, said: Mapping[str, Any], subject: str, stopped_at: str) -> Draft:
    """Keep a walk as it stands, under its request id; what was kept of it before is replaced.

    A walk that was ended stays ended: a late keystroke never brings a finished matter back.
    """
    draft = find(session, said["request_id"])
    if draft is None:
        draft = Draft(request_id=said["request_id"], procedure=procedure, subject="", stopped_at="", said={})
        session.add(draft)
    if not draft.ended:
        draft.subject, draft.stopped_at, draft.said = subject, stopped_at, dict(said)
    session.flush()
    return draft


def end(session: Session, request_id: str) -> None:
    """The walk is done or dropped, and what somebody was to do about it waits no longer.

    Nothing happens where none was kept.
    """
    if draft := find(session, request_id):
        draft.ended = True
        tasks.finish_about(session, (Draft.__tablename__, draft.id))


def find(session: Session, request_id: str) -> Draft | None:
    """The draft of a walk."""
    return session.scalars(_OF_REQUEST, {"request_id": request_id}).one_or_none()


_OF_REQUEST = select(Draft).where(Draft.request_id == bindparam("request_id"))


def open_drafts(session: Session, clerk_id: int) -> list[Draft]:
    """What somebody left half-way, the latest first; drafts of others are theirs to take up."""
    asked = select(Draft).where(~Draft.ended, Draft.created_by_id == clerk_id)
    return list(session.scalars(asked.order_by(Draft.updated_at.desc(), Draft.id.desc())))
