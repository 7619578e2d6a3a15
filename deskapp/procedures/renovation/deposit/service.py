"""Takes the deposit of one side on a receipt of its own: payment, ticket and link to the filing in one transaction."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.deposits.rules import RENOVATION
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.paying import Line
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.deposit.steps import STEPS, Whose
from deskapp.renovation import cases, keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState, Side
from deskapp.renovation.records import RenovationDeposit, RenovationEvent
from deskapp.staff.settings import read_settings
from deskapp.till import by_hand, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.steps import Pay
from deskapp.till.written import Written

ACT = "collect_renovation_deposit"
STATES = (FilingState.AGREEMENT_SIGNED,)


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What is to be paid, for the payment page. KeyError until it is known whose it is."""
    side, case = answers[Whose].side, acting.shown_case(desk, answers)
    if case is None or side not in case.sides:
        return Bill((), "")
    with desk.reading() as session:
        return _bill(session, case, side)


def unpaid(desk: Desk, answers: Answers) -> Side | None:
    """The first side whose deposit is not there, for the page to begin with."""
    case = acting.shown_case(desk, answers)
    return next((side for side in case.sides if side not in case.deposits), None) if case else None


def _refusals(session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """Each side once, and none of a contractor there is not (RENO-29, RENO-30)."""
    if Whose not in answers:
        return
    side = answers[Whose].side
    if side not in case.sides:
        yield Refusal("业主自装，保证金由业主一人交纳", "RENO-30")
    elif side in case.deposits:
        yield Refusal(f"{side.value}的保证金已收，收据 {case.deposits[side].receipt_no}", "RENO-29")
    else:
        bill = _bill(session, case, side)
        yield from paying.may_take(session, desk, bill.lines, answers)
        if Pay in answers:
            yield from paying.refusals(session, desk, bill, answers[Pay])


def _take(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    side = answers[Whose].side
    bill = _bill(session, case, side)
    taken = paying.take(session, desk, answers.request_id, bill, answers[Pay], answers)
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.PAID, person=bill.payer)
    row = RenovationDeposit(filing_id=case.filing.id, event_id=event.id, side=side, payment_id=taken.payment.id)
    session.add(row)
    session.flush()
    return event


def _told(session: Session, desk: Desk, answers: Answers, event: RenovationEvent) -> Done:
    taken = collecting.done_before(session, event.request_id)
    assert taken is not None, "the payment is part of the act"
    case = cases.by_id(session, event.filing_id, desk.today)
    tickets: tuple[PaperDue, ...] = all_due(session, taken.tickets, answers)
    return acting.done(session, case, event, f"已收{event.person} {taken.payment.total}，收据 {taken.number}", *tickets)


def _bill(session: Session, case: Case, side: Side) -> Bill:
    """1000 of the owner and 1000 of the contractor, or 2000 of whoever renovates himself (RENO-29, RENO-30)."""
    settings = read_settings(session)
    item = session.scalars(select(FeeItem).where(FeeItem.code == RENOVATION)).one()
    amount = settings.reno_deposit_owner if side is Side.OWNER else settings.reno_deposit_contractor
    if case.filing.is_self_renovation:
        amount = settings.reno_deposit_self
    line = Line(item.id, item.name, amount, shown=case.number)
    customer = case.filing.customer_id if side is Side.OWNER else None
    return Bill((line,), case.payer(side), case.filing.unit_id, case.room, customer)


_DEED = acting.money(ACT, Place(STATES, "收保证金", "RENO-38"), _take, _told, _refusals)
COLLECT_RENOVATION_DEPOSIT = Procedure(
    "collect_renovation_deposit",
    "收装修保证金",
    ACT,
    STEPS,
    _DEED.finish,
    _DEED.check,
    {Written: by_hand.where_billed(bill_of)},
)
