"""Orders the cashier to pay one side's deposit back, once nothing stands against it (RENO-50 to RENO-62)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import open_matters
from deskapp.ledger.deposits import ordering, refunds
from deskapp.ledger.deposits import rules as ledger_rules
from deskapp.ledger.deposits.refunds import Approved
from deskapp.papers.cash import order_due
from deskapp.printing.slips import to_json
from deskapp.procedures.renovation import acting, refund_slip
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.refund.steps import STEPS, Shown, WhoseRefund
from deskapp.renovation import cases, keeping, rules
from deskapp.renovation.cases import Case
from deskapp.renovation.counting import lost_of, returned_of
from deskapp.renovation.kinds import FilingDeed, FilingState, Side
from deskapp.renovation.records import RenovationEvent, RenovationRefund

ACT = "refund_renovation"
STATES = (FilingState.INSPECTION_PASSED, FilingState.REFUND_READY)


def side_due(desk: Desk, answers: Answers) -> Side | None:
    """The first side that has not been ordered back, for the page to begin with."""
    case = acting.shown_case(desk, answers)
    return next((one for one in case.sides if not case.deposits[one].order), None) if case else None


def _refusals(session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    if WhoseRefund not in answers:
        return
    side = answers[WhoseRefund].side
    if side not in case.sides:
        yield Refusal("业主自装，保证金是业主一人交的", "RENO-62")
        return
    deposit = case.deposits[side]
    stops = list(refunds.order_refusals(deposit, desk.today))
    yield from stops
    if not stops:
        yield from _in_order(case, side)
        yield from open_matters.refusals(session, "order_refund", desk.clerk.id, desk.today, case.filing.unit_id)
        if Shown in answers:
            said = answers[Shown]
            yield from ledger_rules.against(refund_slip.lost(said), statement=said.statement)
            yield from ledger_rules.deduction(deposit.amount, said.deducted or Money(), said.reason or "")


def _in_order(case: Case, side: Side) -> Iterator[Refusal]:
    """Tax paid, no document of this side missing, all passes back (RENO-51, RENO-52, RENO-53)."""
    if side is Side.CONTRACTOR and case.scope.tax_agency and not case.tax:
        yield Refusal("装修税还没有代收，请先办“代收装修税”", "RENO-51")
    for one in case.lacking(side):
        rule = "RENO-52" if side is Side.OWNER else "RENO-51"
        yield Refusal(f"{one.text}，请先办“补交装修资料”", rule)
    passes = case.passes
    lost = [one.number for one in lost_of(passes)]
    yield from rules.all_back(len(passes), len(returned_of(passes)), lost)


def _order(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    side, said = answers[WhoseRefund].side, answers[Shown]
    deposit = case.deposits[side]
    by_act = {refusal.override: allowance for refusal, allowance in answers.allowed.items()}
    lost, cut = by_act.get(ledger_rules.WITHOUT_RECEIPT), by_act.get(ledger_rules.DEDUCT)
    order = refunds.order(
        session,
        deposit,
        request_id=answers.request_id,
        payee=refund_slip.payee(said, deposit),
        deducted=said.deducted or Money(),
        reason=said.reason or "",
        approved=Approved(lost.staff_id if lost else None, cut.staff_id if cut else None),
        slip=lambda number: to_json(refund_slip.slip(session, desk, number, deposit, said, answers.allowed)),
    )
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.REFUND_ORDERED, person=deposit.payer)
    session.add(RenovationRefund(filing_id=case.filing.id, event_id=event.id, order_id=order.id))
    session.flush()
    return event


def _told(session: Session, desk: Desk, _answers: Answers, event: RenovationEvent) -> Done:
    order = ordering.ordered_before(session, event.request_id)
    assert order is not None, "the order is part of the act"
    case = cases.by_id(session, event.filing_id, desk.today)
    words = f"退款通知单 {order.number} 已开，退{event.person} {order.refund}，请到出纳处领款"
    return acting.done(session, case, event, words, order_due(order))


_DEED = acting.money(ACT, Place(STATES, "退保证金", "RENO-50"), _order, _told, _refusals)
REFUND_RENOVATION = Procedure("refund_renovation", "退装修保证金", ACT, STEPS, _DEED.finish, _DEED.check)
