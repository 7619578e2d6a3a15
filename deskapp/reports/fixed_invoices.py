"""Fixed-amount invoices of a period by face and number (specification 4.5, 定额发票; FORM-13)."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid
from deskapp.reports.sheet import Column, Kind, Sheet, Value

COLUMNS = (
    Column("日期", Kind.DAY, 12), Column("面额", Kind.AMOUNT, 12), Column("起号", width=14), Column("止号", width=14),
    Column("张数", Kind.COUNT, 8, total=True), Column("其中作废", Kind.COUNT, 10, total=True),
    Column("存根卡号", width=20), Column("付款人", width=16), Column("收费人", width=10),
    Column("有效金额", Kind.AMOUNT, 14, total=True),
)  # fmt: skip


def fixed_sheet(session: Session, first: date, last: date, names: dict[int, str]) -> Sheet:
    """The numbers used in a period: one line for what was torn off for one payment out of one book.

    Pieces voided or spoiled up to the last day are counted as such and worth nothing.
    """
    asked = select(Ticket).join(TicketBook, Ticket.book_id == TicketBook.id)
    used = asked.where(Ticket.type == TicketType.FIXED_AMOUNT_INVOICE, Ticket.business_day.between(first, last))
    found = session.scalars(used.order_by(TicketBook.face.desc(), Ticket.book_id, Ticket.number)).all()
    gone = set(session.scalars(select(TicketVoid.ticket_id).where(TicketVoid.business_day <= last)))
    torn = groupby(found, lambda one: (one.book_id, one.payment_id, one.business_day))
    return Sheet("定额发票", COLUMNS, tuple(_line(list(pieces), gone, names) for _, pieces in torn))


def _line(pieces: Sequence[Ticket], gone: set[int], names: dict[int, str]) -> tuple[Value, ...]:
    first, last = pieces[0], pieces[-1]
    standing = [one for one in pieces if one.payment_id is not None and one.id not in gone]
    return (
        first.business_day, first.book.face, first.printed_no, last.printed_no, len(pieces),
        len(pieces) - len(standing), first.remark, first.customer_name, names[first.clerk_id],
        Money.total(one.amount for one in standing),
    )  # fmt: skip
