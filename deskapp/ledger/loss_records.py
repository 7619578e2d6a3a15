"""What is kept of tickets, books and seals that were lost."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.ledger.kinds import LossKind
from deskapp.store.base import Dated, Record, one_of


class TicketLoss(Dated, Record):
    """A loss that was recorded, and the collector who bears it (TICKET-20). `what` is what is lost, in words."""

    __tablename__ = "ticket_loss"
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    business_day: Mapped[date]
    kind: Mapped[LossKind] = one_of(LossKind)
    what: Mapped[str]
    book_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_book.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True)
    borne_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    noticed_on: Mapped[date]
    account: Mapped[str]
    """How it was lost and noticed, as the collector tells it."""
