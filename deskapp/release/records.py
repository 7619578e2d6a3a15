"""What is kept of goods that leave: the slip, its goods, every call for the owner's word, and how it came back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.records import Unit
from deskapp.kernel.money import Money
from deskapp.release.kinds import Answer, Asked, Identity, Relation
from deskapp.store.base import Dated, Record, one_of, personal


class GoodsReleaseSlip(Dated, Record):
    """A slip (FORM-31), from the application on; how it stands follows from its days and from the rows behind it.

    `issued_at` is None while the owner's word is awaited. What the paper says is frozen in `slip` when it is issued.
    """

    __tablename__ = "goods_release_slip"
    __table_args__ = (
        CheckConstraint("valid_to >= valid_from", name="days_run_on"),
        CheckConstraint("(issued_at IS NULL) = (slip IS NULL)", name="printed_when_issued"),
        CheckConstraint("(cancelled_at IS NULL) = (length(cancel_reason) = 0)", name="cancelled_for_a_reason"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    applied_on: Mapped[date] = mapped_column(index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    owner: Mapped[str]
    applicant: Mapped[str]
    relation: Mapped[Relation] = one_of(Relation)
    id_no: Mapped[str] = personal()
    phone: Mapped[str] = personal()
    identity: Mapped[Identity] = one_of(Identity)
    owed: Mapped[Money]
    """The arrears of the unit when it was applied for (RELEASE-07, RELEASE-10)."""
    reminded: Mapped[bool]
    urgent: Mapped[bool]
    valid_from: Mapped[date] = mapped_column(index=True)
    valid_to: Mapped[date] = mapped_column(index=True)
    hours: Mapped[str]
    exit: Mapped[str]
    plate: Mapped[str]
    issued_at: Mapped[datetime | None]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    slip: Mapped[dict[str, Any] | None]
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str] = mapped_column(default="")
    cancel_request_id: Mapped[str] = mapped_column(default="")
    unit: Mapped[Unit] = relationship()
    items: Mapped[list["ReleaseItem"]] = relationship(back_populates="of", order_by="ReleaseItem.id")
    calls: Mapped[list["ConfirmationAttempt"]] = relationship(back_populates="of", order_by="ConfirmationAttempt.id")
    returned: Mapped["ReleaseReturn | None"] = relationship(back_populates="of")


class ReleaseItem(Dated, Record):
    """A line of goods (RELEASE-03)."""

    __tablename__ = "release_item"
    __table_args__ = (CheckConstraint("quantity > 0", name="something_leaves"),)
    append_only = True

    slip_id: Mapped[int] = mapped_column(ForeignKey("goods_release_slip.id"), index=True)
    category: Mapped[str]
    name: Mapped[str]
    quantity: Mapped[int]
    measure: Mapped[str]
    of: Mapped[GoodsReleaseSlip] = relationship(back_populates="items")


class ConfirmationAttempt(Dated, Record):
    """One attempt to have the word of the owner, of whoever stands for him, or of a witness (RELEASE-09)."""

    __tablename__ = "confirmation_attempt"
    append_only = True

    slip_id: Mapped[int] = mapped_column(ForeignKey("goods_release_slip.id"), index=True)
    request_id: Mapped[str] = mapped_column(index=True)
    asked: Mapped[Asked] = one_of(Asked)
    person: Mapped[str]
    phone: Mapped[str] = personal()
    answer: Mapped[Answer] = one_of(Answer)
    at: Mapped[datetime]
    of: Mapped[GoodsReleaseSlip] = relationship(back_populates="calls")


class ReleaseReturn(Dated, Record):
    """The slip that the guard took in at the exit, back at the desk; a difference is said in words (RELEASE-13)."""

    __tablename__ = "release_return"
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    slip_id: Mapped[int] = mapped_column(ForeignKey("goods_release_slip.id"), unique=True)
    guard: Mapped[str]
    exit: Mapped[str]
    checked_at: Mapped[datetime]
    difference: Mapped[str]
    of: Mapped[GoodsReleaseSlip] = relationship(back_populates="returned")


class GateReport(Dated, Record):
    """Building material that a guard saw brought in and that an illegal structure could be made of (RELEASE-15)."""

    __tablename__ = "gate_report"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    seen_at: Mapped[datetime]
    seen_on: Mapped[date] = mapped_column(index=True)
    guard: Mapped[str]
    gate: Mapped[str]
    material: Mapped[str]
    stopped: Mapped[bool]
    unit: Mapped[Unit] = relationship()
