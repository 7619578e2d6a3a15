"""Reverses a collection that the bank took back, confirmed by a second person, in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import tickets
from deskapp.ledger.bank import returning
from deskapp.ledger.bank.records import BankReturn
from deskapp.ledger.bank.returning import Notice
from deskapp.ledger.payment_records import PaymentLine
from deskapp.procedures.bank_collection.bounce.steps import STEPS, Bounced, Reversing

ACT, CONFIRM = "return_bank", "confirm_bank_return"


@dataclass(frozen=True)
class Seen:
    """What would be reversed: whose, when the bank had collected it, for what, how much, on which invoices."""

    room: str
    payer: str
    collected_on: date
    items: tuple[tuple[str, Money], ...]
    total: Money
    apart: Money
    """What of the same collection is kept apart still, and goes back with it."""
    invoices: str


def seen(desk: Desk, answers: Answers) -> Seen | None:
    """The collection that the notice is about, for the page; None where none stands."""
    with desk.reading() as session:
        found = returning.find(session, answers[Bounced].reference)
        if found is None:
            return None
        payment, day = found.payment, found.payment.bank_day
        assert day is not None, "the bank collected it"
        items = tuple((_told(line), line.amount) for line in payment.lines)
        invoices = tickets.numbers_of(found.invoices) if found.invoices else ""
        return Seen(payment.room_no, payment.payer, day, items, payment.total, found.row.surplus, invoices)


def _told(line: PaymentLine) -> str:
    period = f"　{Period(line.period_from, line.period_to)}" if line.period_from and line.period_to else ""
    return f"{line.item_name}{period}"


def _reversed(session: Session, desk: Desk, answers: Answers, made: BankReturn) -> Done:
    out = returning.invoices_out(session, made.payment_id)
    words = f"{answers[Bounced].reference} 退回 {made.payment.total} 已冲销（{made.number}），所缴费用恢复为欠费"
    if out:
        words += f"。发票 No. {tickets.numbers_of(out)} 还在客户手上，收回各联后办“作废收据”"
    return Done(made.number, words, result=made.id)


def _take_back(session: Session, desk: Desk, answers: Answers) -> BankReturn:
    asked = answers[Bounced]
    return returning.take_back(
        session,
        answers.request_id,
        asked.reference,
        _notice(asked),
        approved_by_id=answers.allowed[_needs_second(answers)].staff_id,
        copies_back=answers[Reversing].copies,
    )


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """It is booked and stands, what was seen still holds, and a second person confirms it (FEE-13, TICKET-21)."""
    asked = answers[Bounced]
    stops = list(returning.refusals(session, asked.reference, _notice(asked), desk.today))
    yield from stops
    if stops or Reversing not in answers:
        return
    found = returning.find(session, asked.reference)
    if found and found.payment.total != answers[Reversing].total:
        yield Refusal(f"核对之后有变动，现在要冲销 {found.payment.total}，请返回重新核对", "FEE-13")
    yield _needs_second(answers)


def _needs_second(answers: Answers) -> Refusal:
    asked, total = answers[Bounced], answers[Reversing].total
    return Refusal(f"{asked.reference} 退回冲销 {total} 须由另一个人确认", "FEE-13", CONFIRM)


def _notice(asked: Bounced) -> Notice:
    return Notice(asked.notice_no, asked.returned_on, asked.reason)


_DEED = Deed(ACT, returning.done_before, _refusals, _take_back, _reversed, "没有冲销", "E-BANK-02")
RETURN_BANK = Procedure("return_bank", "登记托收退回", ACT, STEPS, _DEED.finish, _DEED.check)
