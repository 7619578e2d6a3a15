"""Takes money for what was chosen and agreed: one payment, its tickets from the clerk's own books, once."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.deed import insist, keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting, tickets
from deskapp.ledger.accounts import payments as accounts
from deskapp.ledger.accounts.standing import account_ways, holder
from deskapp.ledger.bank import pending
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Paid, Way, ways
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.signatures import note_signed
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Part, parts_of
from deskapp.procedures.collect_fees import rules
from deskapp.procedures.collect_fees.asking import service as asking
from deskapp.procedures.collect_fees.reckoning import Reckoning, reckon
from deskapp.procedures.collect_fees.steps import STEPS, Collect, Confirm, Items
from deskapp.staff import drafts
from deskapp.staff.settings import Settings, read_settings
from deskapp.till import by_hand, paying
from deskapp.till.papers import all_due
from deskapp.till.steps import Tendered
from deskapp.till.written import Written

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
    parts = parts_of(session, desk.clerk.id, () if now.stops else now.plan.lines)
    yield from collecting.refusals(session, desk.clerk.id, desk.today, parts)
    yield from now.stops
    if now.stops:
        return
    yield from accounts.refusals(session, *_whose(session, now, desk), now.plan.lines, _paid_by(session, answers))
    yield from by_hand.refusals(session, desk.clerk.id, desk.today, answers, parts)
    yield from pending.refusals(session, [line.owed.charge_id for line in now.plan.lines if line.owed])
    if Confirm in answers:
        yield from rules.confirmed(answers[Confirm].total, now.plan.total)
    if Collect in answers:
        yield from _tender_refusals(session, answers[Collect], now.plan.total, settings)
        yield from asking.refusals(session, answers.request_id)


def finish(desk: Desk, answers: Answers) -> Done:
    """Take the money. A request that was answered before gets the tickets it got then (design law 1).

    Raises DeskError where a rule refuses what was still allowed on the page, NotAllowedError without the right.
    """
    with desk.work(ACT) as session:
        taken = collecting.done_before(session, answers.request_id)
        if taken is None:
            now = reckon(session, answers, desk.today)
            insist(desk, answers, refusals(session, desk, answers, now), "没有收款", "E-FEE-02")
            taken = paying.collect(session, desk, collection_of(session, desk, answers, now), answers)
            keep_overrides(session, answers, ACT)
            asking.keep_decision(session, answers)
            # With the money, not after it: a draft that outlived it could not be finished, for nothing is owed then.
            drafts.end(session, answers.request_id)
        change = change_of(taken.payment)
        words = f"已收 {taken.payment.total}" + (f"，找零 {change}" if change else "")
        return Done(taken.number, words, all_due(session, taken.tickets, answers), taken.payment.id)


def note_signature(desk: Desk, payment_id: int) -> None:
    """Journal that the payer signed what was printed (FEE-04, GEN-10)."""
    with desk.work(ACT) as session:
        for ticket in tickets.of_payment(session, payment_id):
            note_signed(session, ticket.id)


def note_seal(desk: Desk, payment_id: int) -> None:
    """Journal that the customer's copy bears the centre's seal, which is put on it by hand (GEN-20, TICKET-05)."""
    with desk.work(ACT) as session:
        for ticket in tickets.of_payment(session, payment_id):
            journal.note(session, Ticket.__tablename__, ticket.id, sealed=True)


def change_of(payment: Payment) -> Money:
    """The cash given back with a payment."""
    return Money.total(tender.change_due for tender in payment.tenders if tender.change_due)


def _tender_refusals(session: Session, asked: Collect, total: Money, settings: Settings) -> Iterator[Refusal]:
    known = _ways(session)
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


def collection_of(session: Session, desk: Desk, answers: Answers, now: Reckoning) -> Collection:
    """The payment that the answers describe, as it was reckoned in this unit of work."""
    how, unit, lines = answers[Collect], now.unit, now.plan.lines
    return Collection(
        request_id=answers.request_id,
        payer=now.payer,
        lines=lines,
        paid=_paid_by(session, answers),
        handover=Handover.BOX if how.to_box else Handover.CUSTOMER,
        unit_id=unit.id if unit else None,
        room_no=unit.room_no if unit else "",
        customer_id=_whose(session, now, desk)[1],
    )


def _whose(session: Session, now: Reckoning, desk: Desk) -> tuple[int | None, int | None]:
    """The unit, and the customer of it who pays."""
    if now.unit is None:
        return None, None
    tie = holder(session, now.unit.id, now.payer, desk.today)
    return now.unit.id, tie.customer_id if tie else None


def _ways(session: Session) -> dict[str, Way]:
    """Everything a collection may be paid by, what lies on an account too."""
    return {way.name: way for way in (*ways(session), *account_ways(session).values())}


def _paid_by(session: Session, answers: Answers) -> tuple[Paid, ...]:
    """How it is paid, as far as that is answered; a way that is none of ours is refused elsewhere."""
    if Collect not in answers:
        return ()
    how, known = answers[Collect], _ways(session)
    return tuple(_paid(one, known[one.method], how) for one in how.ways if one.method in known)


def _paid(asked: Tendered, way: Way, how: Collect) -> Paid:
    return Paid(way, asked.amount, how.tendered if way.cash else None, asked.reference or "")


def _parts(session: Session, desk: Desk, answers: Answers) -> Sequence[Part]:
    """KeyError while nothing is chosen."""
    now, _ = reckon(session, answers, desk.today), answers[Items]
    return () if now.stops else parts_of(session, desk.clerk.id, now.plan.lines)


COLLECT_FEES = Procedure(
    name="collect_fees",
    title="收费",
    act=ACT,
    steps=STEPS,
    check=check,
    finish=finish,
    applies={Written: by_hand.where_issued(_parts)},
)
