"""What is kept of cash that was lent, of counterfeit notes, and of spot checks; a return or a replacement is a row."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.desk_cash.kinds import Checked, CheckResult, FoundAt
from deskapp.store.base import Dated, Record, one_of


class CashAdvance(Dated, Record):
    """Cash lent from the drawer of a clerk, approved by the centre manager before it left (FEE-33, REG-09)."""

    __tablename__ = "cash_advance"
    __table_args__ = (
        CheckConstraint("amount > 0", name="something_lent"),
        CheckConstraint("due_back >= lent_on", name="back_after_lent"),
        CheckConstraint("approved_by_id <> clerk_id", name="approved_by_another"),
    )
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    lent_on: Mapped[date] = mapped_column(index=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    borrower: Mapped[str]
    amount: Mapped[Money]
    reason: Mapped[str]
    due_back: Mapped[date]
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    returns: Mapped[list["CashReturn"]] = relationship(back_populates="advance", order_by="CashReturn.id")


class CashReturn(Dated, Record):
    """Some or all of an advance that came back, into the drawer of whoever took it (REG-09)."""

    __tablename__ = "cash_return"
    __table_args__ = (CheckConstraint("amount > 0", name="something_returned"),)
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    advance_id: Mapped[int] = mapped_column(ForeignKey("cash_advance.id"), index=True)
    returned_on: Mapped[date] = mapped_column(index=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    amount: Mapped[Money]
    advance: Mapped[CashAdvance] = relationship(back_populates="returns")


class CounterfeitLoss(Dated, Record):
    """Counterfeit notes that a collector has accepted, and makes good out of their own pocket (FEE-31)."""

    __tablename__ = "counterfeit_loss"
    __table_args__ = (CheckConstraint("face > 0 AND pieces > 0", name="notes_of_worth"),)
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    found_on: Mapped[date] = mapped_column(index=True)
    found_at: Mapped[FoundAt] = one_of(FoundAt)
    collector_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    face: Mapped[Money]
    pieces: Mapped[int]
    serials: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")

    @property
    def amount(self) -> Money:
        """What the collector owes for them."""
        return self.face * self.pieces


class CounterfeitReplacement(Dated, Record):
    """The collector has put good money in the place of counterfeit notes."""

    __tablename__ = "counterfeit_replacement"
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    loss_id: Mapped[int] = mapped_column(ForeignKey("counterfeit_loss.id"), unique=True)
    replaced_on: Mapped[date]
    loss: Mapped[CounterfeitLoss] = relationship()


class CashierCheck(Dated, Record):
    """A spot check: what was looked over, of whom, what the books and the drawer said, and the finding (REG-10)."""

    __tablename__ = "cashier_check"
    __table_args__ = (
        CheckConstraint("(expected IS NULL) = (counted IS NULL)", name="counted_against_books"),
        CheckConstraint("result = 'good' OR length(finding) > 0", name="finding_in_words"),
        CheckConstraint("clerk_id <> checker_id", name="checked_by_another"),
    )
    append_only = True

    request_id: Mapped[str] = mapped_column(unique=True)
    checked_on: Mapped[date] = mapped_column(index=True)
    checker_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    checked: Mapped[Checked] = one_of(Checked)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    expected: Mapped[Money | None]
    counted: Mapped[Money | None]
    result: Mapped[CheckResult] = one_of(CheckResult)
    finding: Mapped[str] = mapped_column(default="")
