"""What is kept of drawers: floats counted, cash moved, differences, handovers, banking, and who left the desk."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.drawer.kinds import MoveKind, Settled
from deskapp.ledger.kinds import DifferenceKind
from deskapp.store.base import Dated, Record, one_of


class TillOpening(Dated, Record):
    """The float as a clerk has counted it at the start of a day, and what it should have been."""

    __tablename__ = "till_opening"
    __table_args__ = (UniqueConstraint("business_day", "clerk_id"),)
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    counted_at: Mapped[datetime]
    expected: Mapped[Money]
    amount: Mapped[Money]
    counted: Mapped[dict[str, Any]]
    """Pieces by face in fen."""
    slip: Mapped[dict[str, Any]]


class CashMove(Dated, Record):
    """Cash put into a clerk's drawer, or taken out: then `amount` is negative. `other_id` is who gave or took it."""

    __tablename__ = "cash_move"
    __table_args__ = (
        Index(None, "clerk_id", "business_day"),
        UniqueConstraint("request_id", "kind", "clerk_id"),
        CheckConstraint("amount <> 0", name="amount_moves"),
    )
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str]
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    at: Mapped[datetime]
    kind: Mapped[MoveKind] = one_of(MoveKind)
    amount: Mapped[Money]
    reason: Mapped[str]
    other_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    slip: Mapped[dict[str, Any]]


class TillDifference(Dated, Record):
    """Cash short or in excess outside of a closing, with its reason and who confirmed it; `found_in` is that paper."""

    __tablename__ = "till_difference"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    found_in: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    kind: Mapped[DifferenceKind] = one_of(DifferenceKind)
    amount: Mapped[Money]
    reason: Mapped[str]
    confirmed_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))


class DifferenceSettlement(Dated, Record):
    """How the document of a difference was settled, and who agreed."""

    __tablename__ = "difference_settlement"
    append_only = True

    document: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    settled_at: Mapped[datetime]
    how: Mapped[Settled] = one_of(Settled)
    note: Mapped[str]
    agreed_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    slip: Mapped[dict[str, Any]]


class ShiftHandover(Dated, Record):
    """A shift handed over, both sides having counted and signed (SHIFT-01, 02, FORM-60)."""

    __tablename__ = "shift_handover"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date]
    shift: Mapped[str]
    outgoing_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    incoming_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    handed_over_at: Mapped[datetime]
    expected: Mapped[Money]
    cash: Mapped[Money]
    """What was counted, and went from the one drawer into the other."""
    counted: Mapped[dict[str, Any]]
    remarks: Mapped[str] = mapped_column(default="")
    slip: Mapped[dict[str, Any]]


class BookDifference(Dated, Record):
    """Unused numbers of a book, counted by both at a handover and other than the books say (SHIFT-06, TICKET-22)."""

    __tablename__ = "book_difference"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    found_in: Mapped[str]
    book_id: Mapped[int] = mapped_column(ForeignKey("ticket_book.id"), index=True)
    expected_no: Mapped[int]
    found_no: Mapped[int]
    reason: Mapped[str]
    confirmed_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))


class CashBanking(Dated, Record):
    """Cash paid into the dedicated account on one bank slip (FEE-26, REG-58)."""

    __tablename__ = "cash_banking"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    banked_on: Mapped[date]
    amount: Mapped[Money]
    bank_slip: Mapped[str] = mapped_column(unique=True)
    banked_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    slip: Mapped[dict[str, Any]]
    days: Mapped[list["BankedDay"]] = relationship(back_populates="banking", order_by="BankedDay.id")


class BankedDay(Record):
    """The part of a banking that was taken on one business day."""

    __tablename__ = "banked_day"
    append_only = True

    banking_id: Mapped[int] = mapped_column(ForeignKey("cash_banking.id"), index=True)
    business_day: Mapped[date] = mapped_column(index=True)
    amount: Mapped[Money]
    banking: Mapped[CashBanking] = relationship(back_populates="days")


class DeskAbsence(Dated, Record):
    """Somebody left the desk for a special reason, by the supervisor's leave (SHIFT-03). Open until `back_at`."""

    __tablename__ = "desk_absence"

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    left_at: Mapped[datetime]
    due_back: Mapped[str]
    stands_in: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    back_at: Mapped[datetime | None]
