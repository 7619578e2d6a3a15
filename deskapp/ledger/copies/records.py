"""What is kept of copies and fax: sales, their lines, and the receipt that a clerk's day was put on."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.ledger.payment_records import Payment
from deskapp.store.base import Dated, Record, one_of


class CopySale(Dated, Record):
    """A line of the copy-fee register (REG-05). A mistake is a contrary sale that points to it by `reverses_id`."""

    __tablename__ = "copy_sale"
    __table_args__ = (
        CheckConstraint("reverses_id IS NULL OR length(reason) > 0", name="reversed_for_a_reason"),
        CheckConstraint(
            "(reverses_id IS NULL AND amount > 0) OR (reverses_id IS NOT NULL AND amount < 0)", name="sign"
        ),
        Index(None, "business_day", "clerk_id"),
    )
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    customer: Mapped[str] = mapped_column(default="")
    amount: Mapped[Money]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("copy_sale.id"), unique=True)
    reason: Mapped[str] = mapped_column(default="")
    lines: Mapped[list["CopySaleLine"]] = relationship(back_populates="sale", order_by="CopySaleLine.id")


class CopySaleLine(Record):
    """So many sheets or pages of one kind, at the price of that moment."""

    __tablename__ = "copy_sale_line"
    __table_args__ = (CheckConstraint("pieces * price = amount", name="amount_agrees"),)
    append_only = True

    sale_id: Mapped[int] = mapped_column(ForeignKey("copy_sale.id"), index=True)
    kind: Mapped[CopyKind] = one_of(CopyKind)
    pieces: Mapped[int]
    price: Mapped[Money]
    amount: Mapped[Money]
    sale: Mapped[CopySale] = relationship(back_populates="lines")


class CopyDay(Dated, Record):
    """The payment that all sales of a clerk's day were put on. Once it is reversed, they wait for another (FEE-22)."""

    __tablename__ = "copy_day"
    __table_args__ = (Index(None, "business_day", "clerk_id"),)
    append_only = True

    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    payment: Mapped[Payment] = relationship()


class CopyReceipt(Dated, Record):
    """The receipt of a single sale, made after that of its day was out. Once it is void the sale counts nothing."""

    __tablename__ = "copy_receipt"
    append_only = True

    sale_id: Mapped[int] = mapped_column(ForeignKey("copy_sale.id"), unique=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    payment: Mapped[Payment] = relationship()
