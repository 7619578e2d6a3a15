"""Takes money for what was chosen and agreed: one payment, one receipt from the clerk's own book, once."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk, keep_overrides
from deskapp.estate.units import present, ties
from deskapp.flow.procedure import Answers, Done, PaperDue, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Paid, Way, ways
from deskapp.ledger.signatures import note_signed
from deskapp.ledger.ticket_records import Ticket
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.procedures.collect_fees import rules
from deskapp.procedures.collect_fees.asking import service as asking
from deskapp.procedures.collect_fees.reckoning import Reckoning, reckon
from deskapp.procedures.collect_fees.steps import STEPS, Collect, Confirm
from deskapp.staff import drafts
from deskapp.staff.settings import Settings, read_settings
from deskapp.till.receipt import facts, receipt_slip, remark_of
from deskapp.till.steps import Tendered

ACT = "collect_fees"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against the payment, as far as it is known; nothing once this very request has been paid."""
    with desk.reading() as session:
        if not collecting.done_before(session, answers.request_id):
            yield from refusals(session, desk, answers, reckon(session, answers, desk.today))


def refusals(session: Session, desk: Desk, answers: Answers, now: Reckoning) -> Iterator[Refusal]:
    """The rules, asked on every page and once more inside the unit of work."""
    settings = read_settings(session)
    yield from rules.issuer(settings.company_name)
    yield from collecting.refusals(session, desk.clerk.id, desk.today)
    yield from now.stops
    if now.stops:
        return
    if Confirm in answers:
        yield from rules.confirmed(answers[Confirm].total, now.plan.total)
    if Collect in answers:
        yield from _tender_refusals(session, answers[Collect], now.plan.total, settings)
        yield from asking.refusals(session, answers.request_id)


def finish(desk: Desk, answers: Answers) -> Done:
    """Take the money. A request that was answered before gets the receipt it got then (design law 1).

    Raises DeskError where a rule refuses what was still allowed on the page, NotAllowedError without the right.
    """
    with desk.work(ACT) as session:
        ticket = collecting.done_before(session, answers.request_id)
        if ticket is None:
            now = reckon(session, answers, desk.today)
            _insist(session, desk, answers, now)
            ticket = _collect(session, desk, answers, now)
            keep_overrides(session, answers, ACT)
            asking.keep_decision(session, answers)
            # With the money, not after it: a draft that outlived it could not be finished, for nothing is owed then.
            drafts.end(session, answers.request_id)
        change = change_of(ticket)
    words = f"已收 {ticket.amount}" + (f"，找零 {change}" if change else "")
    paper = PaperDue("receipt", ticket.slip, (Ticket.__tablename__, ticket.id))
    return Done(ticket.printed_no, words, (paper,), ticket.id)


def note_signature(desk: Desk, ticket_id: int) -> None:
    """Journal that the payer signed the printed receipt (FEE-04, GEN-10)."""
    with desk.work(ACT) as session:
        note_signed(session, ticket_id)


def note_seal(desk: Desk, ticket_id: int) -> None:
    """Journal that the customer's copy bears the centre's seal, which is put on it by hand (GEN-20, TICKET-05)."""
    desk.note(ACT, Ticket.__tablename__, ticket_id, sealed=True)


def change_of(ticket: Ticket) -> Money:
    """The cash given back with a receipt."""
    assert ticket.payment is not None
    return Money.total(tender.change_due for tender in ticket.payment.tenders if tender.change_due)


def _tender_refusals(session: Session, asked: Collect, total: Money, settings: Settings) -> Iterator[Refusal]:
    known = {way.name: way for way in ways(session)}
    for one in asked.ways:
        way = known.get(one.method)
        if way is None:
            yield Refusal(f"前台不收“{one.method}”，请选择列出的方式", "FEE-13")
            return
        yield from rules.reference(way.name, way.needs_reference, one.reference or "")
    if len({one.method for one in asked.ways}) < len(asked.ways):
        yield Refusal("同一种收费方式请合为一行", "FEE-12")
    yield from rules.sums(total, Money.total(one.amount for one in asked.ways))
    if cash := [one.amount for one in asked.ways if known[one.method].cash]:
        above = Money.parse(str(settings.detector_above_face))
        yield from rules.cash(cash[0], asked.tendered, detector=asked.detector, above_face=above)


def _insist(session: Session, desk: Desk, answers: Answers, now: Reckoning) -> None:
    """The rules once more, where nothing can come between them and the payment; overrides still held by their giver."""
    for allowed, allowance in answers.allowed.items():
        desk.require(allowed.override, allowance)
    for refusal in refusals(session, desk, answers, now):
        if refusal not in answers.allowed:
            raise DeskError(f"{refusal.text}。没有收款，已填的都留着", "E-FEE-02")


def _collect(session: Session, desk: Desk, answers: Answers, now: Reckoning) -> Ticket:
    asked = collection_of(session, desk, answers, now)
    issuer = read_settings(session).company_name

    def slip(number: str, code: str) -> dict[str, Any]:
        imprint = Imprint(issuer, number, desk.clerk.name, session.info["at"], code)
        return to_json(receipt_slip(asked, imprint, desk.today))

    known = facts(receipt_slip(asked, Imprint(issuer, "", desk.clerk.name, session.info["at"]), desk.today))
    return collecting.collect(session, asked, known, slip)


def collection_of(session: Session, desk: Desk, answers: Answers, now: Reckoning) -> Collection:
    """The payment that the answers describe, as it was reckoned in this unit of work."""
    how, unit, lines = answers[Collect], now.unit, now.plan.lines
    known = {way.name: way for way in ways(session)}
    paid = tuple(_paid(one, known[one.method], how) for one in how.ways)
    living = present(ties(session, unit.id), desk.today) if unit else []
    return Collection(
        request_id=answers.request_id,
        payer=now.payer,
        lines=lines,
        paid=paid,
        handover=Handover.BOX if how.to_box else Handover.CUSTOMER,
        unit_id=unit.id if unit else None,
        room_no=unit.room_no if unit else "",
        customer_id=next((tie.customer_id for tie in living if tie.name == now.payer), None),
        remark=remark_of(lines, [one.reference for one in paid]),
    )


def _paid(asked: Tendered, way: Way, how: Collect) -> Paid:
    return Paid(way, asked.amount, how.tendered if way.cash else None, asked.reference or "")


COLLECT_FEES = Procedure(name="collect_fees", title="收费", act=ACT, steps=STEPS, check=check, finish=finish)
