"""What is kept of housekeeping: slips that were paid, and periods of regular service (REG-07, REG-08)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.payment_records import Payment
from deskapp.store.base import Dated, Record


class HousekeepingSlip(Dated, Record):
    """A slip of a cleaner's housekeeping book, and the payment it is on (FEE-20, REG-07).

    Once that payment is reversed the slip may be paid again; while it stands, never.
    """

    __tablename__ = "housekeeping_slip"
    __table_args__ = (Index(None, "slip_no", "book_no"),)
    append_only = True

    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), index=True)
    book_no: Mapped[str]
    slip_no: Mapped[str]
    done_on: Mapped[date]
    cleaner: Mapped[str]
    hours: Mapped[str] = mapped_column(default="")
    amount: Mapped[Money]
    stapled: Mapped[bool]
    payment: Mapped[Payment] = relationship()


class RegularService(Dated, Record):
    """A period of regular housekeeping that was paid, by the record sheet of the housekeeping lead (FEE-21, REG-08)."""

    __tablename__ = "regular_service"
    __table_args__ = (CheckConstraint("period_from <= period_to", name="period_runs_on"),)
    append_only = True

    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    sheet_no: Mapped[str]
    service: Mapped[str]
    frequency: Mapped[str]
    fee: Mapped[Money]
    """Of one month."""
    period_from: Mapped[date]
    period_to: Mapped[date]
    amount: Mapped[Money]
    payment: Mapped[Payment] = relationship()
