"""Takes the money of a move-in: months ahead, prepayment, one receipt, in one transaction (MOVEIN-24 to MOVEIN-26).

What is paid in cash lies in the drawer of whoever took it, and is banked with the rest of the day (MOVEIN-30, FEE-26).
"""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover import dues
from deskapp.handover.move_in import keeping
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import MoveInEvent, MoveInPayment
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.paying import Line
from deskapp.procedures.handover.move_in import acting
from deskapp.procedures.handover.move_in.acting import shown_case
from deskapp.procedures.handover.move_in.pay.steps import STEPS, HowMuch
from deskapp.till import by_hand, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.steps import Pay
from deskapp.till.written import Written

ACT = "pay_move_in"


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What is to be paid, for the payment page."""
    case = shown_case(desk, answers)
    if case is None or HowMuch not in answers:
        return Bill((), "")
    with desk.reading() as session:
        return _bill(session, desk, case, answers)


def metered(desk: Desk, answers: Answers) -> bool:
    """Whether water and electricity are metered to the household: then nothing is prepaid."""
    case = shown_case(desk, answers)
    return case is not None and case.row.unit.metered_to_household


def _bill(session: Session, desk: Desk, case: Case, answers: Answers) -> Bill:
    asked = answers[HowMuch]
    lines: list[Line] = [*dues.fee_lines(session, case.row.unit_id, asked.months, desk.today)]
    if asked.prepayment:
        lines.append(dues.prepayment_line(session, asked.prepayment))
    if asked.fund:
        lines.append(dues.fund_line(session, asked.fund))
    customer_id = case.customer.id if case.customer else None
    return Bill(tuple(lines), case.owner, case.row.unit_id, case.room, customer_id)


def _refusals(session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    if HowMuch not in answers:
        return
    asked = answers[HowMuch]
    against = list(dues.months(asked.months))
    against += dues.prepaid(asked.prepayment or Money(), metered=case.row.unit.metered_to_household)
    if asked.fund and not dues.fund_collected(session):
        against.append(Refusal("本中心不代收住房专项维修资金", "MOVEIN-25"))
    yield from against
    if against:
        return
    yield from dues.priced(dues.fee_lines(session, case.row.unit_id, asked.months, desk.today), asked.months)
    bill = _bill(session, desk, case, answers)
    yield from paying.may_take(session, desk, bill.lines, answers)
    if Pay in answers:
        yield from paying.refusals(session, desk, bill, answers[Pay])


def _take(session: Session, desk: Desk, case: Case, answers: Answers) -> MoveInEvent:
    dues.moved_in(session.get_one(Unit, case.row.unit_id))
    session.flush()
    bill = _bill(session, desk, case, answers)
    taken = paying.take(session, desk, answers.request_id, bill, answers[Pay], answers)
    event = keeping.do(session, case.row, answers.request_id, MoveInDeed.PAID, person=bill.payer)
    kept = MoveInPayment(
        move_in_id=case.row.id, event_id=event.id, payment_id=taken.payment.id, months=answers[HowMuch].months
    )
    keeping.add(session, kept)
    return event


def _told(session: Session, desk: Desk, answers: Answers, event: MoveInEvent) -> Done:
    taken = collecting.done_before(session, event.request_id)
    assert taken is not None, "the payment is part of the act"
    words = f"已收 {taken.payment.total}，收据 {taken.number}，凭收据领钥匙"
    return acting.done(session, desk, event, words, *all_due(session, taken.tickets, answers))


_DEED = acting.act(ACT, acting.comes_now(MoveInDeed.PAID), _take, _told, _refusals)
PAY_MOVE_IN = Procedure(
    "pay_move_in",
    "收入住费用",
    ACT,
    STEPS,
    _DEED.finish,
    _DEED.check,
    {Written: by_hand.where_billed(bill_of)},
)
