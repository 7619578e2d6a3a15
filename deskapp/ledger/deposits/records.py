"""What is kept of deposits after their payment: the release, the order to pay back, and what became of the order."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.ledger.payment_records import Payment
from deskapp.store.base import Dated, Record, one_of


class DepositRelease(Dated, Record):
    """What a deposit was held for is done: on which day that was found, by whom, and from when it is paid back.

    Of several for one payment the latest holds: a work may be inspected again (RENO-58).
    """

    __tablename__ = "deposit_release"
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), index=True)
    passed_on: Mapped[date]
    checked_by: Mapped[str]
    earliest_on: Mapped[date]
    """The first day on which it may be paid back (RENO-50)."""


class RefundOrder(Dated, Record):
    """An order to the cashier to pay money back to whoever paid it (RENO-57, FORM-09).

    It is the deposit of its payment; with `from_account` it lies on that account of the payer, and the payment is the
    one whose receipt was shown. With `into_account` a deposit is not paid out but put there. `amount` is what was held,
    `deducted` what the centre keeps of it for a reason that its manager approved (RENO-60).
    """

    __tablename__ = "refund_order"
    __table_args__ = (
        CheckConstraint("amount > 0 AND deducted BETWEEN 0 AND amount", name="deducted_of_it"),
        CheckConstraint("(deducted = 0) = (length(deduct_reason) = 0)", name="deducted_for_a_reason"),
        CheckConstraint("(deducted = 0) = (deduct_approved_by_id IS NULL)", name="deduction_approved"),
        CheckConstraint("receipt_shown = (lost_approved_by_id IS NULL)", name="lost_receipt_approved"),
    )
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), index=True)
    ordered_on: Mapped[date] = mapped_column(index=True)
    payee: Mapped[str]
    amount: Mapped[Money]
    deducted: Mapped[Money]
    deduct_reason: Mapped[str] = mapped_column(default="")
    deduct_approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    receipt_shown: Mapped[bool]
    lost_approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    """The manager who let a payer's written statement stand for a lost receipt (RENO-59)."""
    slip: Mapped[dict[str, Any]]
    from_account: Mapped[Purpose | None] = one_of(Purpose, sort_order=110)
    into_account: Mapped[Purpose | None] = one_of(Purpose, sort_order=111)
    payment: Mapped[Payment] = relationship()

    @property
    def refund(self) -> Money:
        """What the cashier pays."""
        return self.amount - self.deducted


class RefundSettlement(Dated, Record):
    """What the cashier did with an order: paid it, or sent it back with the reason. Every order has one at most."""

    __tablename__ = "refund_settlement"
    __table_args__ = (
        CheckConstraint("(outcome = 'returned') = (length(reason) > 0)", name="returned_for_a_reason"),
        CheckConstraint("outcome = 'paid' OR way IS NULL", name="way_of_what_was_paid"),
    )
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("refund_order.id"), unique=True)
    outcome: Mapped[RefundEnd] = one_of(RefundEnd)
    settled_on: Mapped[date] = mapped_column(index=True)
    way: Mapped[RefundWay | None] = one_of(RefundWay)
    """None where nothing was left to pay."""
    reference: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    order: Mapped[RefundOrder] = relationship()
