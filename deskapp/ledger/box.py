"""The box for tickets that customers do not want: what lies in it, and what is handed out of it later (FEE-08)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from deskapp.kernel.problems import Refusal
from deskapp.ledger.box_records import BoxRelease
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.kinds import BoxExit, Handover, TicketUse
from deskapp.ledger.ticket_records import Ticket, TicketVoid

T = TypeVar("T")


def in_box(session: Session) -> Sequence[Ticket]:
    """The tickets that lie in the box now, the oldest first: of a voided one all copies are back in the book."""
    return session.scalars(_boxed(select(Ticket)).order_by(Ticket.id)).all()


def pieces(session: Session) -> int:
    """How many they are; fixed-amount invoices count one by one."""
    return session.scalar(_boxed(select(func.count(Ticket.id)))) or 0


def count_refusals(session: Session, counted: int | None) -> Iterator[Refusal]:
    """The pieces in the box are those on the books; a lead may let a difference pass (FEE-08)."""
    due = pieces(session)
    if counted is None and due:
        yield Refusal("请打开票据收集箱，清点后填写张数", "FEE-08")
    elif counted is not None and counted != due:
        words = f"票据收集箱实点 {counted} 张，账上应有 {due} 张，请查明是哪一张"
        yield Refusal(words, "FEE-08", override="accept_difference")


def release(
    session: Session, tickets: Sequence[Ticket], *, to: BoxExit, taken_by: str, request_id: str
) -> Sequence[BoxRelease]:
    """Hand tickets out of the box, each once; a request that was answered before does nothing more."""
    if known := done_before(session, request_id):
        return known
    at: datetime = session.info["at"]
    made = [
        BoxRelease(
            request_id=request_id,
            ticket_id=ticket.id,
            at=at,
            business_day=at.date(),
            clerk_id=session.info["by"],
            released_to=to,
            taken_by=taken_by.strip(),
        )
        for ticket in tickets
    ]
    session.add_all(made)
    session.flush()
    return made


def done_before(session: Session, request_id: str) -> Sequence[BoxRelease]:
    """What this very request has handed out already (design law 1)."""
    return session.scalars(select(BoxRelease).where(BoxRelease.request_id == request_id)).all()


def release_of(session: Session, ticket: Ticket) -> BoxRelease | None:
    """When and to whom a ticket was handed out of the box; None while it lies there, or was never in it."""
    return session.scalars(select(BoxRelease).where(BoxRelease.ticket_id == ticket.id)).one_or_none()


def _boxed(asked: Select[T]) -> Select[T]:
    return asked.where(
        Ticket.handover == Handover.BOX,
        Ticket.use == TicketUse.ISSUED,
        Ticket.id.not_in(select(TicketVoid.ticket_id)),
        Ticket.id.not_in(select(BoxRelease.ticket_id)),
        Ticket.id.not_in(select(TicketExchange.receipt_id)),
    )
