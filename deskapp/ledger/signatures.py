"""Signatures of payers: on paper only, so what is kept is that somebody at the counter saw them (FEE-04, GEN-10)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.ledger.kinds import TicketType, TicketUse
from deskapp.ledger.ticket_records import Ticket, TicketVoid

SIGNED = {"signed": True}


def note_signed(session: Session, ticket_id: int) -> None:
    """Journal that the payer signed the printed receipt."""
    journal.note(session, Ticket.__tablename__, ticket_id, **SIGNED)


def unsigned(session: Session, day: date, clerk_id: int | None = None) -> Sequence[Ticket]:
    """The receipts of a day that their payers have still to sign, of one clerk or of all, the oldest first.

    Voided ones need no signature any more, and invoices none at all (TICKET-08).
    """
    asked = select(Ticket).where(
        Ticket.business_day == day,
        Ticket.use == TicketUse.ISSUED,
        Ticket.type == TicketType.OFFICIAL_RECEIPT,
        Ticket.id.not_in(select(TicketVoid.ticket_id)),
    )
    if clerk_id is not None:
        asked = asked.where(Ticket.clerk_id == clerk_id)
    tickets = session.scalars(asked.order_by(Ticket.id)).all()
    signed = _signed(session, [ticket.id for ticket in tickets])
    return [ticket for ticket in tickets if ticket.id not in signed]


def _signed(session: Session, ticket_ids: Sequence[int]) -> set[int]:
    lines = select(JournalLine.row_id, JournalLine.after).where(
        JournalLine.table_name == Ticket.__tablename__, JournalLine.row_id.in_(ticket_ids)
    )
    return {row_id for row_id, after in session.execute(lines) if row_id is not None and after == SIGNED}
