"""Takes the money for months of a space, tears off the invoices and plans the card in one transaction (PARK-12)."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts, card_gates, signing
from deskapp.access.card_records import CardPlan
from deskapp.access.doors.groups import groups
from deskapp.access.kinds import PlanAct
from deskapp.access.parking import agreements, top_ups
from deskapp.access.parking.top_ups import Months
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.register import planning
from deskapp.access.register.plans import Paid
from deskapp.at_reader.card import on_reader_of
from deskapp.at_reader.lines import ToWrite
from deskapp.audit import journal
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting, fixed_invoices
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.parking.top_up import rules
from deskapp.procedures.parking.top_up.case import (
    Billed,
    agreement_of,
    billed,
    card_refusals,
    holder_of,
    known_card,
    month_refusals,
)
from deskapp.procedures.parking.top_up.steps import STEPS, HowLong, WhichCard, pays
from deskapp.till import by_hand, paying
from deskapp.till.bill import Bill
from deskapp.till.papers import all_due
from deskapp.till.steps import Pay
from deskapp.till.written import Written


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    row = agreement_of(session, answers)
    if isinstance(row, Refusal):
        yield row
        return
    yield from card_gates.refusals(session, desk.clerk.id, desk.today, row.unit_id)
    if WhichCard in answers:
        yield from card_refusals(session, row, answers[WhichCard], desk.today)
    if HowLong in answers:
        yield from month_refusals(session, row, answers[HowLong], desk.today)
    if pays(answers):
        bill = billed(session, row, answers, desk.today)
        if bill.whole.lines:
            yield from paying.may_take(session, desk, bill.whole.lines, answers)
    if Pay in answers and pays(answers):
        yield from paying.refusals(session, desk, bill.whole, answers[Pay])


def bill_of(desk: Desk, answers: Answers) -> Bill:
    """What is to be paid, for the payment page."""
    with desk.reading() as session:
        row = agreement_of(session, answers)
        if isinstance(row, Refusal):
            return Bill((), "")
        return billed(session, row, answers, desk.today).whole


def torn(desk: Desk, request_id: str) -> tuple[str, ...]:
    """The invoices that this walk tore off, by face."""
    with desk.reading() as session:
        taken = collecting.done_before(session, request_id)
        return tuple(str(run) for run in fixed_invoices.runs_of(_pieces(taken.tickets if taken else ())))


def file_away(desk: Desk, request_id: str, card_ids: Sequence[int] = ()) -> None:
    """Journal that the card number stands on the stubs and the papers are in the file (PARK-08, PARK-09).

    `card_ids` are the cards that are new, and signed for (CARD-08).
    """
    with desk.work(acts.TOP_UP) as session:
        plan = _planned(session, request_id)
        row_id = plan.id if plan else None
        journal.note(session, CardPlan.__tablename__, row_id, stubs_written=True, filed=True)
        signing.sign_new(session, card_ids, request_id)


def _top_up(session: Session, desk: Desk, answers: Answers) -> CardPlan:
    """Signature, payment, invoices, months and the plan of the card."""
    row = agreement_of(session, answers)
    assert isinstance(row, ParkingAgreement), "asked before"
    agreements.sign(session, row.id)
    bill = billed(session, row, answers, desk.today)
    issued: Sequence[Ticket] = ()
    if bill.whole.lines:
        issued = paying.take(session, desk, answers.request_id, bill.whole, answers[Pay], answers).tickets
    pieces = _pieces(issued)
    receipt = next((one.printed_no for one in issued if one not in pieces), "")
    for_months = pieces[0].printed_no if pieces else receipt
    asked = answers[HowLong]
    if asked.months:
        allowance = answers.allowed.get(rules.free(asked.months)) if asked.free else None
        kept = Months(
            row.id,
            asked.months,
            bill.months.total,
            for_months if bill.months.lines else "",
            "、".join(str(run) for run in fixed_invoices.runs_of(pieces)),
            allowance.staff_id if allowance else None,
            asked.reason or "",
        )
        top_ups.keep(session, answers.request_id, kept)
    return _plan(session, answers, row, bill, receipt if answers[WhichCard].buy else for_months)


def _pieces(issued: Sequence[Ticket]) -> list[Ticket]:
    """The fixed-amount invoices among the tickets of a payment."""
    return [one for one in issued if one.type is fixed_invoices.FIXED]


def _plan(session: Session, answers: Answers, row: ParkingAgreement, bill: Billed, ticket_no: str) -> CardPlan:
    """Money first, then the card: what it will say follows the months paid (PARK-07, CARD-26)."""
    card = answers[WhichCard]
    gates = tuple(one.number for one in groups(session, gate=True))
    grant = top_ups.grant_of(session, row.id, gates)
    on_reader, request_id = on_reader_of(card.card), answers.request_id
    if card.buy:
        paid = Paid(bill.card.total, ticket_no)
        number = card.card.card_no
        return planning.issue(session, request_id, holder_of(row), (grant,), on_reader, card_no=number, paid=paid)
    known = known_card(session, card.card)
    assert known is not None, "asked before"
    paid = Paid(bill.months.total, ticket_no)
    return planning.change(
        session, request_id, known, PlanAct.TOP_UP, grant, on_reader, holder=holder_of(row), paid=paid
    )


def _told(session: Session, desk: Desk, answers: Answers, plan: CardPlan) -> Done:
    taken = collecting.done_before(session, answers.request_id)
    if taken is None:
        return Done(plan.card.card_no, f"车卡 {plan.card.card_no} 待写", result=ToWrite((plan.id,)))
    words = f"已收 {taken.payment.total}，请放上车卡"
    return Done(taken.number, words, all_due(session, taken.tickets, answers), ToWrite((plan.id,), taken.number))


def _planned(session: Session, request_id: str) -> CardPlan | None:
    return session.scalars(select(CardPlan).where(CardPlan.request_id == request_id)).one_or_none()


_DEED = Deed(acts.TOP_UP, _planned, _refusals, _top_up, _told, "没有收款，没有写卡", "E-ACC-02")
TOP_UP_PARKING = Procedure(
    name="top_up_parking",
    title="月卡充值",
    act=acts.TOP_UP,
    steps=STEPS,
    check=_DEED.check,
    finish=_DEED.finish,
    applies={Pay: pays, Written: by_hand.where_billed(bill_of)},
)
