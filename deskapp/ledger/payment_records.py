"""What is kept of payments: the payment, its lines, and how it was tendered. Nothing here ever changes."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.fee_records import Charge, FeeItem
from deskapp.store.base import Dated, Record


class PaymentMethod(Dated, Record):
    """A way to pay; the table is the centre's own (specification 6.2 no. 55)."""

    __tablename__ = "payment_method"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    cash: Mapped[bool] = mapped_column(default=False)
    needs_reference: Mapped[bool] = mapped_column(default=False)
    at_counter: Mapped[bool] = mapped_column(default=True)
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int]


class Payment(Dated, Record):
    """Money taken at the counter, or given back in the books by a contrary payment (`reverses_id`).

    `request_id` is unique: the same walk finished twice is one payment. `bank_day` is the day on which the bank
    collected it; None for what was taken at a counter, which alone lies in a till and belongs to a closing (FEE-13).
    """

    __tablename__ = "payment"
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date] = mapped_column(index=True)
    paid_at: Mapped[datetime]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    payer: Mapped[str]
    room_no: Mapped[str] = mapped_column(default="")
    total: Mapped[Money]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), unique=True)
    bank_day: Mapped[date | None] = mapped_column(sort_order=110)
    lines: Mapped[list["PaymentLine"]] = relationship(back_populates="payment", order_by="PaymentLine.position")
    tenders: Mapped[list["Tender"]] = relationship(back_populates="payment", order_by="Tender.id")


class PaymentLine(Record):
    """One item of a payment, as the ticket prints it; `charge_id` is the charge it settles, wholly or in part."""

    __tablename__ = "payment_line"
    append_only = True

    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), index=True)
    position: Mapped[int]
    fee_item_id: Mapped[int] = mapped_column(ForeignKey("fee_item.id"))
    charge_id: Mapped[int | None] = mapped_column(ForeignKey("charge.id"), index=True)
    item_name: Mapped[str]
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    basis: Mapped[str] = mapped_column(default="")
    shown: Mapped[str] = mapped_column(default="")
    """What the item must show on the ticket: card numbers, slip numbers (FEE-T1)."""
    amount: Mapped[Money]
    payment: Mapped[Payment] = relationship(back_populates="lines")
    fee_item: Mapped[FeeItem] = relationship(viewonly=True)
    charge: Mapped[Charge | None] = relationship(viewonly=True)


class Tender(Record):
    """How much of a payment came in one way. For cash `tendered` less `change_due` is the amount (FEE-07)."""

    __tablename__ = "tender"
    __table_args__ = (CheckConstraint("tendered IS NULL OR tendered - change_due = amount", name="change_agrees"),)
    append_only = True

    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), index=True)
    method_id: Mapped[int] = mapped_column(ForeignKey("payment_method.id"))
    amount: Mapped[Money]
    tendered: Mapped[Money | None]
    change_due: Mapped[Money | None]
    reference: Mapped[str] = mapped_column(default="")
    payment: Mapped[Payment] = relationship(back_populates="tenders")
    method: Mapped[PaymentMethod] = relationship(viewonly=True)
