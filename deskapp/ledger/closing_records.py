"""What is kept of a day closing: the count, the sums that agreed, the difference, and the anchor of the chain."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from deskapp.kernel.money import Money
from deskapp.ledger.kinds import DifferenceKind
from deskapp.store.base import Dated, Record, one_of


class Closing(Dated, Record):
    """One clerk's day, closed once. Payments of that clerk and day belong to it."""

    __tablename__ = "closing"
    __table_args__ = (UniqueConstraint("business_day", "clerk_id", "nth"),)
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    nth: Mapped[int]
    closed_at: Mapped[datetime]
    last_payment_id: Mapped[int] = mapped_column(default=0)
    """Payments of the clerk up to this id are in this or an earlier closing."""
    till_float: Mapped[Money]
    cash_expected: Mapped[Money]
    cash_counted: Mapped[Money]
    counted: Mapped[dict[str, Any]]
    """Pieces by face in fen."""
    takings: Mapped[Money]
    tickets_total: Mapped[Money]
    workbook_total: Mapped[Money]
    remarks: Mapped[str] = mapped_column(default="")
    slip: Mapped[dict[str, Any]]
    anchor_no: Mapped[int]
    anchor_digest: Mapped[str]
    anchor_total: Mapped[Money]
    last_move_id: Mapped[int | None] = mapped_column(sort_order=110)
    """Cash moved in the drawer up to this id is in this or an earlier closing; None where none ever was."""


class CashDifference(Dated, Record):
    """Cash counted short or in excess at a closing: a document of its own, with its reason and who confirmed it."""

    __tablename__ = "cash_difference"
    append_only = True

    closing_id: Mapped[int] = mapped_column(ForeignKey("closing.id"), unique=True)
    kind: Mapped[DifferenceKind] = one_of(DifferenceKind)
    amount: Mapped[Money]
    reason: Mapped[str]
    confirmed_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
