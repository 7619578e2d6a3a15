"""What is kept of bank collection: agreements, lists that went to the bank, its answers, the payments they brought."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.estate.records import BankAccount, Unit
from deskapp.kernel.money import Money
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.payment_records import Payment
from deskapp.store.base import Dated, Record, one_of, personal


class BankAgreement(Dated, Record):
    """A payer has agreed that fees of a unit are collected from an account (FORM-18). It ends, and is never deleted."""

    __tablename__ = "bank_agreement"
    __table_args__ = (CheckConstraint("(ended_on IS NULL) = (length(end_reason) = 0)", name="ended_for_a_reason"),)

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("bank_account.id"))
    items: Mapped[list[Any]]
    """Codes of the fee items that are collected."""
    valid_from: Mapped[date]
    ended_on: Mapped[date | None]
    """The last day of the agreement."""
    end_reason: Mapped[str] = mapped_column(default="")
    unit: Mapped[Unit] = relationship()
    account: Mapped[BankAccount] = relationship()


class BankList(Dated, Record):
    """A list that went to the bank: what it is to collect on a day (RPT-22)."""

    __tablename__ = "bank_list"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    collect_on: Mapped[date]
    total: Mapped[Money]
    files: Mapped[list[Any]]
    lines: Mapped[list["BankLine"]] = relationship(back_populates="list", order_by="BankLine.id")


class BankLine(Record):
    """One account on a list and what it owes. `reference` is what the bank's answer is matched by."""

    __tablename__ = "bank_line"
    append_only = True

    list_id: Mapped[int] = mapped_column(ForeignKey("bank_list.id"), index=True)
    reference: Mapped[str] = mapped_column(unique=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("bank_agreement.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    room_no: Mapped[str]
    payer: Mapped[str]
    bank: Mapped[str]
    account_name: Mapped[str]
    account_no: Mapped[str] = personal()
    amount: Mapped[Money]
    parts: Mapped[list["BankLinePart"]] = relationship(order_by="BankLinePart.id")
    list: Mapped[BankList] = relationship(back_populates="lines")


class BankLinePart(Record):
    """A charge on a line, with what was open of it."""

    __tablename__ = "bank_line_part"
    append_only = True

    line_id: Mapped[int] = mapped_column(ForeignKey("bank_line.id"), index=True)
    charge_id: Mapped[int] = mapped_column(ForeignKey("charge.id"), index=True)
    amount: Mapped[Money]
    charge: Mapped[Charge] = relationship(viewonly=True)


class BankResult(Dated, Record):
    """A file in which the bank answered. `digest` is its SHA-256: the same file is taken once."""

    __tablename__ = "bank_result"
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str] = mapped_column(unique=True)
    file_name: Mapped[str]
    collected_on: Mapped[date]
    total: Mapped[Money]
    """What the bank says it has collected."""
    lines: Mapped[list["BankResultLine"]] = relationship(back_populates="result", order_by="BankResultLine.place")


class BankResultLine(Record):
    """One row of an answer. `surplus` is what of its amount found nothing to pay and waits for the cashier."""

    __tablename__ = "bank_result_line"
    __table_args__ = (
        UniqueConstraint("result_id", "place"),
        CheckConstraint("surplus >= 0 AND surplus <= amount", name="surplus_within"),
    )
    append_only = True

    result_id: Mapped[int] = mapped_column(ForeignKey("bank_result.id"))
    place: Mapped[int]
    """Its row in the file, as people count them."""
    line_id: Mapped[int | None] = mapped_column(ForeignKey("bank_line.id"), index=True)
    reference: Mapped[str]
    outcome: Mapped[BankOutcome] = one_of(BankOutcome)
    amount: Mapped[Money]
    surplus: Mapped[Money]
    reason: Mapped[str]
    """The bank's for what it could not collect (ARREARS-11), or ours for a row that is kept apart."""
    result: Mapped[BankResult] = relationship(back_populates="lines")
    line: Mapped[BankLine | None] = relationship()


class BankBooking(Record):
    """The payment that a row of an answer became; another one after its invoice was voided."""

    __tablename__ = "bank_booking"
    append_only = True

    result_line_id: Mapped[int] = mapped_column(ForeignKey("bank_result_line.id"), index=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    result_line: Mapped[BankResultLine] = relationship()
    payment: Mapped[Payment] = relationship()


class BankInvoice(Dated, Record):
    """An invoice that was fetched for what the bank collected, and the request that issued it (FEE-14)."""

    __tablename__ = "bank_invoice"
    append_only = True

    request_id: Mapped[str] = mapped_column(index=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), unique=True)


class BankSettlement(Dated, Record):
    """What became of money that matched nothing: where it went, by which paper."""

    __tablename__ = "bank_settlement"
    append_only = True

    result_line_id: Mapped[int] = mapped_column(ForeignKey("bank_result_line.id"), unique=True)
    settled_on: Mapped[date]
    what: Mapped[str]
    reference: Mapped[str]
    result_line: Mapped[BankResultLine] = relationship()


class BankReturn(Dated, Record):
    """A collection that was booked and that the bank took back afterwards: its payment is reversed (FEE-13).

    `notice_no` is the number of the bank's notice, `approved_by_id` who confirmed it besides whoever wrote it down.
    """

    __tablename__ = "bank_return"
    __table_args__ = (CheckConstraint("length(notice_no) > 0 AND length(reason) > 0", name="returned_with_proof"),)
    append_only = True

    number: Mapped[str] = mapped_column(unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    payment_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    reversal_id: Mapped[int] = mapped_column(ForeignKey("payment.id"), unique=True)
    returned_on: Mapped[date]
    notice_no: Mapped[str]
    reason: Mapped[str]
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    payment: Mapped[Payment] = relationship(foreign_keys=[payment_id])
    reversal: Mapped[Payment] = relationship(foreign_keys=[reversal_id])

    @property
    def words(self) -> str:
        """Why, when and by which notice, as the list of the bank tells it."""
        return f"{self.returned_on:%m-%d} 退回：{self.reason}（{self.notice_no}）"
