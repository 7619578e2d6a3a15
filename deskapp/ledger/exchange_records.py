"""What is kept of receipts that were exchanged for invoices."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.store.base import Dated, Record


class TicketExchange(Dated, Record):
    """An invoice that stands in the place of a receipt, the `nth` of those that do (TICKET-11, 15).

    A receipt has one first invoice at most, so it is exchanged once (TICKET-16). When and by whom says the invoice.
    """

    __tablename__ = "ticket_exchange"
    __table_args__ = (UniqueConstraint("receipt_id", "nth"),)
    append_only = True

    request_id: Mapped[str] = mapped_column(index=True)
    receipt_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    nth: Mapped[int]
    invoice_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), unique=True)
