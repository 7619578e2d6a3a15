"""Takes the money for months of regular housekeeping and registers them, in one transaction (FEE-21, REG-08)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.collecting import Taken
from deskapp.ledger.housekeeping import regular
from deskapp.procedures.housekeeping.regular.steps import STEPS, Sheet
from deskapp.till import by_hand, customer, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.steps import Pay, Whom
from deskapp.till.written import Written

ACT = "collect_fees"


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What is to be paid, for the payment page."""
    with desk.reading() as session:
        return _bill(session, desk, answers)


def _told(session: Session, desk: Desk, answers: Answers, taken: Taken) -> Done:
    words = f"已收 {taken.payment.total}，收据 {taken.number}，已登记固定家政"
    return Done(taken.number, words, all_due(session, taken.tickets, answers))


def _take(session: Session, desk: Desk, answers: Answers) -> Taken:
    taken = paying.take(session, desk, answers.request_id, _bill(session, desk, answers), answers[Pay], answers)
    unit_id = taken.payment.unit_id
    assert unit_id is not None, "without a unit there is a refusal"
    regular.keep(session, taken.payment, unit_id, answers[Sheet].asked)
    return taken


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A customer, months that were not paid before, a number at hand (FEE-21, FEE-28)."""
    whom = customer.find(session, answers[Whom], desk.today)
    if isinstance(whom, Refusal):
        yield whom
        return
    if Sheet not in answers:
        return
    yield from regular.refusals(session, whom.unit_id, answers[Sheet].asked)
    bill = _bill(session, desk, answers)
    yield from paying.may_take(session, desk, bill.lines, answers)
    if Pay in answers:
        yield from paying.refusals(session, desk, bill, answers[Pay])


def _bill(session: Session, desk: Desk, answers: Answers) -> Bill:
    whom = customer.find(session, answers[Whom], desk.today)
    if isinstance(whom, Refusal):
        return Bill((), "")
    return whom.bill(regular.line_of(session, answers[Sheet].asked))


_DEED = Deed(ACT, collecting.done_before, _refusals, _take, _told, "没有收款", "E-FEE-02")
REGULAR_HOUSEKEEPING = Procedure(
    name="regular_housekeeping",
    title="固定家政收费",
    act=ACT,
    steps=STEPS,
    check=_DEED.check,
    finish=_DEED.finish,
    applies={Written: by_hand.where_billed(bill_of)},
)
