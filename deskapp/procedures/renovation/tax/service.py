"""Collects renovation tax from the contractor for the tax office, on its ticket, linked to the filing."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.outside import entries
from deskapp.ledger.outside.values import Entry
from deskapp.ledger.paying import Line
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.tax.steps import STEPS, TaxTicket
from deskapp.renovation import cases, keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState, Side
from deskapp.renovation.records import RenovationEvent, RenovationTax
from deskapp.renovation.states import BEFORE_WORK, OVER
from deskapp.till import paying
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay

ACT = "collect_renovation_tax"
TOO_EARLY = tuple(one for one in BEFORE_WORK if one is not FilingState.AGREEMENT_SIGNED)
STATES = tuple(one for one in FilingState if one not in (*TOO_EARLY, *OVER))


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What is to be paid, for the payment page."""
    case = acting.shown_case(desk, answers)
    if case is None:
        return Bill((), "")
    with desk.reading() as session:
        return _bill(session, case, answers[TaxTicket])


def _refusals(session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """Only a centre that is an agent collects it, from the contractor, once, on a number that is new (RENO-31)."""
    stops = list(_due(case))
    yield from stops or collecting.refusals(session, desk.clerk.id, desk.today)
    if not stops and TaxTicket in answers:
        yield from entries.refusals(session, _entry(answers[TaxTicket]))
        if Pay in answers:
            yield from paying.refusals(session, desk, _bill(session, case, answers[TaxTicket]), answers[Pay])


def _due(case: Case) -> Iterator[Refusal]:
    if not case.scope.tax_agency:
        yield Refusal("本中心没有受托代收装修税；受托的请先在设置里勾选", "RENO-31")
    elif case.filing.is_self_renovation:
        yield Refusal("业主自装，没有装修单位，不代收装修税", "RENO-31")
    elif case.tax:
        yield Refusal("这项装修的税已经代收", "RENO-31")


def _take(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    entry, bill = _entry(answers[TaxTicket]), _bill(session, case, answers[TaxTicket])
    book = entries.take_in(session, entry)
    taken = paying.take(session, desk, answers.request_id, bill, answers[Pay])
    entries.keep(session, book, taken.tickets[0], entry, bill.lines[0].fee_item_id)
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.TAXED, person=bill.payer)
    session.add(RenovationTax(filing_id=case.filing.id, event_id=event.id, payment_id=taken.payment.id))
    session.flush()
    return event


def _told(session: Session, desk: Desk, _answers: Answers, event: RenovationEvent) -> Done:
    taken = collecting.done_before(session, event.request_id)
    assert taken is not None, "the payment is part of the act"
    words = f"已代收装修税 {taken.payment.total}，税票 {taken.number} 已登记"
    return acting.done(session, cases.by_id(session, event.filing_id, desk.today), event, words)


def _entry(asked: TaxTicket) -> Entry:
    return Entry(entries.TAX, asked.issuer.strip(), asked.number, asked.standard.strip(), asked.amount)


def _bill(session: Session, case: Case, asked: TaxTicket) -> Bill:
    line = entries.line_of(session, _entry(asked))
    assert isinstance(line, Line), "the tax is an item of every centre"
    return Bill((line,), case.payer(Side.CONTRACTOR), case.filing.unit_id, case.room)


_DEED = acting.money(ACT, Place(STATES, "代收装修税", "RENO-31"), _take, _told, _refusals)
COLLECT_RENOVATION_TAX = Procedure("collect_renovation_tax", "代收装修税", ACT, STEPS, _DEED.finish, _DEED.check)
