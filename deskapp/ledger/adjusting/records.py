"""What is kept of reductions, the approved paper and what it took off each charge, and of late fees collected."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.adjusting.kinds import ReductionKind
from deskapp.ledger.fee_records import FeeItem
from deskapp.store.base import Dated, Record, one_of


class FeeReduction(Dated, Record):
    """A reduction that somebody applied for and another person than the clerk approved (FEE-25, FEE-27, FEE-34).

    It is for the charges named in `charge_ids`, or where there are none for an item (None for every item) and the
    months from `period_from` to `period_to`. It takes off a percentage of each of them, or an amount of all together.
    """

    __tablename__ = "fee_reduction"
    __table_args__ = (
        CheckConstraint("(percent IS NULL) <> (amount IS NULL)", name="percent_or_amount"),
        CheckConstraint("percent IS NULL OR percent BETWEEN 1 AND 100", name="percent_in_range"),
        CheckConstraint("amount IS NULL OR amount > 0", name="something_taken_off"),
        CheckConstraint("(period_from IS NULL) = (period_to IS NULL)", name="period_whole"),
        CheckConstraint("valid_until >= approved_on", name="valid_for_a_day"),
        CheckConstraint("approved_by_id <> clerk_id", name="approved_by_another"),
    )
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    approved_on: Mapped[date] = mapped_column(index=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    room_no: Mapped[str]
    kind: Mapped[ReductionKind] = one_of(ReductionKind)
    charge_ids: Mapped[list[Any]]
    fee_item_id: Mapped[int | None] = mapped_column(ForeignKey("fee_item.id"))
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    percent: Mapped[int | None]
    amount: Mapped[Money | None]
    applicant: Mapped[str]
    reason: Mapped[str]
    proof: Mapped[str]
    valid_until: Mapped[date]
    fee_item: Mapped[FeeItem | None] = relationship(viewonly=True)


class ReductionUndo(Dated, Record):
    """A reduction that two people took back: used no more, and whole charges it waived are owed again (FEE-34)."""

    __tablename__ = "reduction_undo"
    __table_args__ = (CheckConstraint("approved_by_id <> clerk_id", name="approved_by_another"),)
    append_only = True

    reduction_id: Mapped[int] = mapped_column(ForeignKey("fee_reduction.id"), unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    undone_on: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    reason: Mapped[str]
    reduction: Mapped[FeeReduction] = relationship()


class ChargeReduction(Dated, Record):
    """What a paper took off one charge in one payment; the void of that payment adds the same below nothing.

    There is no payment where whole charges were waived: nothing came in. The undo of that adds the same below nothing.
    """

    __tablename__ = "charge_reduction"
    __table_args__ = (CheckConstraint("amount <> 0", name="something_taken_off"),)
    append_only = True

    reduction_id: Mapped[int] = mapped_column(ForeignKey("fee_reduction.id"), index=True)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)
    charge_id: Mapped[int] = mapped_column(ForeignKey("charge.id"), index=True)
    amount: Mapped[Money]
    reduction: Mapped[FeeReduction] = relationship()


class LateFee(Dated, Record):
    """A late fee that was collected: its own charge, the charge it is for, and how much of that was paid with it."""

    __tablename__ = "late_fee"
    __table_args__ = (CheckConstraint("charge_id <> of_charge_id", name="two_charges"),)
    append_only = True

    charge_id: Mapped[int] = mapped_column(ForeignKey("charge.id"), unique=True)
    of_charge_id: Mapped[int] = mapped_column(ForeignKey("charge.id"), index=True)
    principal: Mapped[Money]
