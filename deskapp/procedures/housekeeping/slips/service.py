"""Takes the money for slips of ad hoc housekeeping and registers them, in one transaction (FEE-20, REG-07)."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.collecting import Taken
from deskapp.ledger.housekeeping import slips
from deskapp.ledger.housekeeping.values import Slip
from deskapp.procedures.housekeeping.slips.steps import STEPS, Slips
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
    words = f"已收 {taken.payment.total}，收据 {taken.number}，客户联请钉入家政服务本"
    return Done(taken.number, words, all_due(session, taken.tickets, answers))


def _take(session: Session, desk: Desk, answers: Answers) -> Taken:
    taken = paying.take(session, desk, answers.request_id, _bill(session, desk, answers), answers[Pay], answers)
    slips.keep(session, taken.payment, _slips(answers))
    return taken


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A customer, slips that were not paid before, a number at hand (FEE-20, FEE-28)."""
    whom = customer.find(session, answers[Whom], desk.today)
    if isinstance(whom, Refusal):
        yield whom
        return
    if Slips not in answers:
        return
    yield from slips.refusals(session, _slips(answers), desk.today)
    bill = _bill(session, desk, answers)
    yield from paying.may_take(session, desk, bill.lines, answers)
    if Pay in answers:
        yield from paying.refusals(session, desk, bill, answers[Pay])


def _slips(answers: Answers) -> Sequence[Slip]:
    return [line.slip for line in answers[Slips].slips]


def _bill(session: Session, desk: Desk, answers: Answers) -> Bill:
    whom = customer.find(session, answers[Whom], desk.today)
    if isinstance(whom, Refusal):
        return Bill((), "")
    return whom.bill(slips.line_of(session, _slips(answers)))


_DEED = Deed(ACT, collecting.done_before, _refusals, _take, _told, "没有收款", "E-FEE-02")
HOUSEKEEPING_SLIPS = Procedure(
    name="housekeeping_slips",
    title="临时家政收费",
    act=ACT,
    steps=STEPS,
    check=_DEED.check,
    finish=_DEED.finish,
    applies={Written: by_hand.where_billed(bill_of)},
)
