"""The log of prints: what was printed, what failed, what was never printed, and which reprint the next one is."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from deskapp.ledger.kinds import TicketType, TicketUse
from deskapp.ledger.ticket_records import PrintLog, Ticket, TicketVoid

OTHERS_PAPERS = (TicketType.FIXED_AMOUNT_INVOICE, TicketType.OUTSIDE_TICKET)
"""Tickets that come printed: torn off, or handed out by whoever the money is collected for (FEE-24)."""
Subject = tuple[str, int]
"""The table and id of the record a paper is printed of."""


def good_prints(session: Session, record: Subject) -> int:
    """How often the paper has come out: 0 makes the next print the first, n the nth reprint (GEN-14)."""
    table, row_id = record
    return session.scalar(_GOOD, {"table": table, "row_id": row_id}) or 0


_GOOD = select(func.count(PrintLog.id)).where(
    PrintLog.record_table == bindparam("table"), PrintLog.record_id == bindparam("row_id"), PrintLog.good
)


def log(session: Session, form: str, record: Subject, printer: str, trouble: str = "", *, code: str = "") -> PrintLog:
    """Log a print that came out, or, with its `trouble`, one that did not; a failed one is no reprint yet.

    `code` is what the square code on the paper says.
    """
    line = PrintLog(
        at=session.info["at"],
        by_id=session.info["by"],
        form=form,
        record_table=record[0],
        record_id=record[1],
        nth=good_prints(session, record),
        printer=printer,
        good=not trouble,
        trouble=trouble,
        code=code.upper(),
    )
    session.add(line)
    return line


def of_code(session: Session, code: str) -> PrintLog | None:
    """The latest print of a paper whose square code says this."""
    asked = select(PrintLog).where(PrintLog.code == code).order_by(PrintLog.id.desc()).limit(1)
    return session.scalars(asked).one_or_none()


def history(session: Session, record: Subject) -> Sequence[PrintLog]:
    """All prints of a paper, good and bad, the first one first."""
    asked = select(PrintLog).where(PrintLog.record_table == record[0], PrintLog.record_id == record[1])
    return session.scalars(asked.order_by(PrintLog.id)).all()


def unprinted(session: Session, clerk_id: int | None = None) -> Sequence[Ticket]:
    """Receipts that never came out of a printer, of one clerk or of all, the oldest first (design law 2).

    Voided ones are left out: their paper is that of the void.
    """
    came_out = select(PrintLog.record_id).where(PrintLog.record_table == Ticket.__tablename__, PrintLog.good)
    asked = select(Ticket).where(
        Ticket.use == TicketUse.ISSUED,
        Ticket.type.not_in(OTHERS_PAPERS),
        Ticket.id.not_in(came_out),
        Ticket.id.not_in(select(TicketVoid.ticket_id)),
    )
    if clerk_id is not None:
        asked = asked.where(Ticket.clerk_id == clerk_id)
    return session.scalars(asked.order_by(Ticket.id)).all()
