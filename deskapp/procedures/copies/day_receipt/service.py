"""Puts a day of the copy-fee register on one official receipt, in one transaction (FEE-22)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.collecting import Taken
from deskapp.ledger.copies import days
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.till import by_hand, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.written import Written

ACT = "sell_copies"


def waiting(desk: Desk) -> list[tuple[date, Money]]:
    """The clerk's days without a receipt, with what they come to, the oldest first."""
    with desk.reading() as session:
        return days.waiting(session, desk.clerk.id)


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What the receipt will say, for the payment page."""
    with desk.reading() as session:
        return _bill(session, desk, answers[WhichDay].day)


def _told(session: Session, desk: Desk, answers: Answers, taken: Taken) -> Done:
    words = f"{answers[WhichDay].day} 的复印传真 {taken.payment.total} 已开汇总收据 {taken.number}，请在收据上签字"
    return Done(taken.number, words, all_due(session, taken.tickets, answers))


def _take(session: Session, desk: Desk, answers: Answers) -> Taken:
    day = answers[WhichDay].day
    bill = _bill(session, desk, day)
    taken = paying.take(session, desk, answers.request_id, bill, answers[DayPay], answers)
    days.keep(session, day, taken.payment)
    return taken


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Something must wait on that day, and a number be at hand for it (FEE-22, FEE-28)."""
    day = answers[WhichDay].day
    if number := days.receipt_of(session, desk.clerk.id, day):
        yield Refusal(f"{day} 的汇总收据 {number} 已开，一天只开一张", "FEE-22")
        return
    bill = _bill(session, desk, day)
    if not bill.total:
        yield Refusal(f"{day} 的登记本上没有您的复印传真收费", "FEE-22")
        return
    yield from paying.may_take(session, desk, bill.lines, answers)
    if DayPay in answers:
        yield from paying.refusals(session, desk, bill, answers[DayPay])


def _bill(session: Session, desk: Desk, day: date) -> Bill:
    return Bill(days.lines(session, desk.clerk.id, day), days.PAYER)


STEPS = (WhichDay, Written, DayPay)
_DEED = Deed(ACT, collecting.done_before, _refusals, _take, _told, "没有开收据", "E-FEE-02")
COPY_DAY_RECEIPT = Procedure(
    "copy_day_receipt", "复印传真汇总", ACT, STEPS, _DEED.finish, _DEED.check, {Written: by_hand.where_billed(bill_of)}
)
