"""What is kept of outside tickets: whose they are, and the ticket that the payment stands on."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.ticket_records import Ticket
from deskapp.store.base import Dated, Record


class OutsideTicket(Dated, Record):
    """The entry of an outside ticket (FORM-14): its issuer, and how the amount comes about by the issuer's standard."""

    __tablename__ = "outside_ticket"
    append_only = True

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), unique=True)
    fee_item_id: Mapped[int] = mapped_column(ForeignKey("fee_item.id"))
    issuer: Mapped[str]
    standard: Mapped[str]
    amount: Mapped[Money]
    ticket: Mapped[Ticket] = relationship()
    fee_item: Mapped[FeeItem] = relationship(viewonly=True)
