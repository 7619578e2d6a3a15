"""Writes a sale into the copy-fee register, once, while there is a book to give its receipt from."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.copies import days, sales
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.ledger.copies.records import CopySale
from deskapp.procedures.copies.sale.steps import Copied, has_own_receipt
from deskapp.till import by_hand, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.steps import Pay
from deskapp.till.written import Written

ACT = "sell_copies"


def price_list(desk: Desk) -> dict[CopyKind, Money]:
    """What each kind costs, for the page."""
    with desk.reading() as session:
        return sales.prices(session)


def day_receipt(desk: Desk) -> str:
    """The number of the receipt that today's sales are on already; empty while they wait for it."""
    with desk.reading() as session:
        return days.receipt_of(session, desk.clerk.id, desk.today)


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What a sale of its own comes to, for the payment page."""
    with desk.reading() as session:
        return _bill(session, desk, answers[Copied])


def _sell(session: Session, desk: Desk, answers: Answers) -> CopySale:
    """The line, and with it the payment of a sale that has a receipt of its own."""
    asked = answers[Copied]
    sale = sales.sell(session, answers.request_id, asked.customer or "", asked.pieces)
    if asked.own_receipt:
        taken = paying.take(session, desk, answers.request_id, _bill(session, desk, asked), answers[Pay], answers)
        days.keep_own(session, sale, taken.payment)
    return sale


def _told(session: Session, desk: Desk, answers: Answers, sale: CopySale) -> Done:
    told = f"已登记第 {sale.id} 笔 {sale.amount}"
    if taken := collecting.done_before(session, answers.request_id):
        return Done(str(sale.id), f"{told}，单独开收据 {taken.number}", all_due(session, taken.tickets, answers))
    so_far = Money.total(amount for day, amount in days.waiting(session, desk.clerk.id) if day == desk.today)
    return Done(str(sale.id), f"{told}，今天待开汇总收据 {so_far}")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A price, a book of receipts, earlier days closed (FEE-22, FEE-23, FEE-28)."""
    asked = answers[Copied]
    yield from sales.refusals(session, asked.pieces)
    yield from sales.late_refusals(session, desk.clerk.id, desk.today, own_receipt=bool(asked.own_receipt))
    bill = _bill(session, desk, asked)
    if asked.own_receipt:
        yield from paying.may_take(session, desk, bill.lines, answers)
    else:
        yield from paying.may_take(session, desk)
    if Pay in answers:
        yield from paying.refusals(session, desk, bill, answers[Pay])


def _bill(session: Session, desk: Desk, asked: Copied) -> Bill:
    lines = days.own_lines(session, sales.priced(session, asked.pieces), desk.today)
    return Bill(lines, (asked.customer or "").strip() or days.SOMEBODY)


def _by_hand(answers: Answers) -> bool:
    """Whether the receipt of the sale is one that was filled in by hand (TICKET-09)."""
    return has_own_receipt(answers) and by_hand.where_billed(bill_of)(answers)


STEPS = (Copied, Written, Pay)
_DEED = Deed(ACT, sales.of_request, _refusals, _sell, _told, "没有登记", "E-FEE-02")
SELL_COPIES = Procedure(
    "sell_copies", "复印传真", ACT, STEPS, _DEED.finish, _DEED.check, {Written: _by_hand, Pay: has_own_receipt}
)
