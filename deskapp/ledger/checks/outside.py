"""C1: every outside ticket that was issued is entered with the same amount, and every entry has its ticket."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.outside.records import OutsideTicket
from deskapp.ledger.ticket_records import Ticket


def check_outside(session: Session) -> Iterator[Finding]:
    """Tickets of outside parties against their entries (FEE-24)."""
    asked = (
        select(Ticket.printed_no, Ticket.amount, OutsideTicket.amount)
        .outerjoin(OutsideTicket, OutsideTicket.ticket_id == Ticket.id)
        .where(Ticket.type == TicketType.OUTSIDE_TICKET)
    )
    for number, amount, entered in session.execute(asked.order_by(Ticket.id)):
        if amount != entered:
            yield Finding("C1", f"外部票据 {number} 是 {amount}，登记为 {entered or '没有登记'}，两者不符")
    strange = select(Ticket.printed_no).join(OutsideTicket, OutsideTicket.ticket_id == Ticket.id)
    for number in session.scalars(strange.where(Ticket.type != TicketType.OUTSIDE_TICKET)):
        yield Finding("C1", f"{number} 登记为外部票据，却是本公司的票据")
