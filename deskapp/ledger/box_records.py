"""What is kept of tickets that left the box for unclaimed ones."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.ledger.kinds import BoxExit
from deskapp.store.base import Dated, Record, one_of


class BoxRelease(Dated, Record):
    """A ticket was handed out of the box: to the customer who came for it, or to the cashier, to be filed (FEE-08)."""

    __tablename__ = "box_release"
    append_only = True

    request_id: Mapped[str] = mapped_column(index=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), unique=True)
    at: Mapped[datetime]
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    released_to: Mapped[BoxExit] = one_of(BoxExit)
    taken_by: Mapped[str]
