"""Reads what the cashier was asked about a walk, and answered, for its page and the page of today (FEE-34)."""

from datetime import date

from sqlalchemy.orm import Session

from deskapp.kernel.days import CHINA
from deskapp.ledger import questions
from deskapp.ledger.question_records import FeeQuestion
from deskapp.overview.shown import Mark, short_time
from deskapp.overview.walk_view import Reply
from deskapp.staff.records import StaffMember


def replies(session: Session, request_id: str, today: date) -> tuple[Reply, ...]:
    """Everything asked about a walk, the first one first."""
    return tuple(_reply(session, one, today) for one in questions.of_walk(session, request_id))


def in_short(session: Session, request_id: str) -> str:
    """How the last question about a walk stands, in a line; empty where none was asked."""
    asked = questions.of_walk(session, request_id)
    return _words(session, asked[-1]) if asked else ""


def _reply(session: Session, one: FeeQuestion, today: date) -> Reply:
    by = session.get_one(StaffMember, one.created_by_id).name
    source = f"{by} {short_time(one.created_at.astimezone(CHINA), today)} 问：{one.question}"
    return Reply(_words(session, one), source, Mark.OK if one.answered_at else Mark.WARN)


def _words(session: Session, one: FeeQuestion) -> str:
    if one.answered_at is None:
        return "已咨询出纳，等待答复"
    return f"出纳 {session.get_one(StaffMember, one.answered_by_id).name} 答复：{one.answer}"
