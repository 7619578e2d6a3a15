"""Blank cards by count: what came in, what was taken into use, what was spoiled, and what is left (CARD-17)."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access.card_records import BlankMovement
from deskapp.access.errors import AccessError
from deskapp.access.kinds import BlankMove, CardFamily


def stock(session: Session, day: date | None = None) -> dict[CardFamily, int]:
    """Blank cards at hand, or at the end of a day, of every family that was ever entered."""
    asked = select(BlankMovement.family, func.sum(BlankMovement.pieces)).group_by(BlankMovement.family)
    if day is not None:
        asked = asked.where(BlankMovement.day <= day)
    return dict(session.execute(asked).all())


def move(
    session: Session,
    family: CardFamily,
    kind: BlankMove,
    pieces: int,
    request_id: str,
    *,
    card_id: int | None = None,
    note: str = "",
) -> None:
    """Cards came (positive) or went (negative). The same request moves the same cards once."""
    known = select(BlankMovement.id).where(BlankMovement.request_id == request_id, BlankMovement.move == kind)
    if session.scalar(known.where(BlankMovement.card_id.is_not_distinct_from(card_id)).limit(1)):
        return
    at: datetime = session.info["at"]
    session.add(
        BlankMovement(
            request_id=request_id, day=at.date(), family=family, move=kind, pieces=pieces, card_id=card_id, note=note
        )
    )
    session.flush()


def count(session: Session, family: CardFamily, counted: int, request_id: str, note: str) -> int:
    """Blank cards were counted: the difference is entered and returned. AccessError without a reason for one."""
    difference = counted - stock(session).get(family, 0)
    if difference and not note.strip():
        raise AccessError(f"盘点与账面相差 {difference} 张，请写明原因。没有任何改动")
    if difference:
        move(session, family, BlankMove.COUNTED, difference, request_id, note=note)
    return difference
