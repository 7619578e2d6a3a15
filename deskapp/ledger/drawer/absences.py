"""Who left the desk, when, why and by whose leave: the desk is never left empty (SHIFT-03)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError, insist
from deskapp.ledger.drawer.keeping import made_by, next_number
from deskapp.ledger.drawer.records import DeskAbsence


@dataclass(frozen=True)
class Leaving:
    """Somebody leaves until about `due_back`; `stands_in` watches the desk."""

    clerk_id: int
    reason: str
    due_back: str
    stands_in: str
    approved_by_id: int


def away(session: Session, clerk_id: int) -> DeskAbsence | None:
    """The absence somebody has not come back from."""
    asked = select(DeskAbsence).where(DeskAbsence.clerk_id == clerk_id, DeskAbsence.back_at.is_(None))
    return session.scalars(asked).first()


def absences(session: Session, first: date, last: date) -> list[DeskAbsence]:
    """Those of some days, the newest first."""
    asked = select(DeskAbsence).where(DeskAbsence.business_day.between(first, last))
    return list(session.scalars(asked.order_by(DeskAbsence.id.desc())))


def refusals(session: Session, clerk_id: int) -> Iterator[Refusal]:
    """Nobody leaves twice without having come back."""
    if out := away(session, clerk_id):
        yield Refusal(f"离岗 {out.number} 还没有登记返岗，请先登记返岗", "SHIFT-03")


def leave(session: Session, asked: Leaving, request_id: str) -> DeskAbsence:
    """Keep that somebody leaves, once. Raises TicketError for one who is away already or who has agreed himself."""
    if made := made_by(session, DeskAbsence, request_id):
        return made
    insist(refusals(session, asked.clerk_id))
    if asked.approved_by_id == asked.clerk_id:
        raise TicketError("离岗须由主管同意，不能自己批准。没有任何改动")
    at: datetime = session.info["at"]
    made = DeskAbsence(
        number=next_number(session, DeskAbsence, at.date()),
        request_id=request_id,
        business_day=at.date(),
        clerk_id=asked.clerk_id,
        left_at=at,
        due_back=asked.due_back,
        stands_in=asked.stands_in,
        reason=asked.reason,
        approved_by_id=asked.approved_by_id,
    )
    session.add(made)
    session.flush()
    return made


def come_back(session: Session, clerk_id: int) -> DeskAbsence:
    """Keep that somebody is back. Raises TicketError for one who was not away."""
    out = away(session, clerk_id)
    if out is None:
        raise TicketError("没有未返岗的离岗登记。没有任何改动")
    out.back_at = session.info["at"]
    session.flush()
    return out
