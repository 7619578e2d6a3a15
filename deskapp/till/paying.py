"""Takes the money of a procedure inside its own unit of work: one payment, its tickets from the clerk's own books."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import collecting
from deskapp.ledger.accounts import payments as accounts
from deskapp.ledger.accounts.kinds import WAYS
from deskapp.ledger.accounts.standing import account_ways
from deskapp.ledger.collecting import Taken
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, Way, ways
from deskapp.ledger.ticketing import parts_of
from deskapp.staff.settings import read_settings
from deskapp.till import by_hand, rules
from deskapp.till.bill import Bill
from deskapp.till.lying import customer_of
from deskapp.till.papers import papers
from deskapp.till.steps import Pay, Tendered


def by_the_piece(session: Session, code: str, price: Money, shown: Sequence[str]) -> Line:
    """A line for so many pieces of one item, each of them numbered on the receipt (FEE-16, CARD-10)."""
    item = session.scalars(select(FeeItem).where(FeeItem.code == code)).one()
    basis = f"{price.figures}×{len(shown)}{item.piece}"
    return Line(item.id, item.name, price * len(shown), basis=basis, shown="、".join(shown))


def may_take(
    session: Session, desk: Desk, lines: Sequence[Line] = (), answers: Answers | None = None
) -> Iterator[Refusal]:
    """What stands against this clerk's taking money today, and as soon as the lines are known on their tickets.

    Of `answers` it takes the numbers of papers that were filled in by hand (TICKET-09).
    """
    if not read_settings(session).company_name.strip():
        yield Refusal("收据上要印公司名称，请先在设置里填写", "TICKET-24")
    yield from collecting.refusals(session, desk.clerk.id, desk.today, parts_of(session, desk.clerk.id, lines))
    if answers:
        yield from by_hand.line_refusals(session, desk.clerk.id, desk.today, answers, lines)


def refusals(session: Session, desk: Desk, bill: Bill, pay: Pay) -> Iterator[Refusal]:
    """What stands against this payment of the bill (FEE-03, FEE-05, FEE-07, FEE-12, FEE-28)."""
    if pay.total != bill.total:
        yield Refusal(f"客户同意的是 {pay.total}，现在应收 {bill.total}，请重新说明金额", "FEE-03")
    known = _known(session)
    for one in pay.ways:
        if one.method not in known:
            yield Refusal(f"前台不收“{one.method}”，请选择列出的方式", "FEE-13")
            return
        yield from rules.reference(one.method, known[one.method].needs_reference, one.reference or "")
    if len({one.method for one in pay.ways}) < len(pay.ways):
        yield Refusal("同一种收费方式请合为一行", "FEE-12")
    yield from rules.sums(bill.total, Money.total(one.amount for one in pay.ways))
    if cash := [one.amount for one in pay.ways if known[one.method].cash]:
        above = Money.parse(str(read_settings(session).detector_above_face))
        yield from rules.cash(cash[0], pay.tendered, detector=pay.detector, above_face=above)
    if any(known[one.method].code in WAYS for one in pay.ways):
        paid = [_paid(one, known[one.method], pay) for one in pay.ways]
        yield from accounts.refusals(session, bill.unit_id, customer_of(session, bill, desk.today), bill.lines, paid)


def take(session: Session, desk: Desk, request_id: str, bill: Bill, pay: Pay, answers: Answers | None = None) -> Taken:
    """Book the payment and issue its tickets; a request that was answered before gets those it got then.

    `answers` tell whether they were filled in by hand. Raises DeskError where they had to be and were not (TICKET-09).
    """
    return collect(session, desk, collection(session, desk, request_id, bill, pay), answers)


def collect(session: Session, desk: Desk, asked: Collection, answers: Answers | None = None) -> Taken:
    """Book this payment and issue its tickets from the clerk's own books, printed or filled in by hand."""
    issuer = read_settings(session).company_name
    taken = collecting.collect(session, asked, papers(session, asked, issuer, desk.clerk.name))
    if why := by_hand.unasked(session, answers, taken.tickets):
        raise collecting.CollectError(why)
    by_hand.note(session, answers, taken.tickets)
    return taken


def collection(session: Session, desk: Desk, request_id: str, bill: Bill, pay: Pay) -> Collection:
    """The payment of a bill, as the ledger books it; an account that pays is the payer's own."""
    known = _known(session)
    from_account = any(known[one.method].code in WAYS for one in pay.ways)
    return Collection(
        request_id=request_id,
        payer=bill.payer,
        lines=bill.lines,
        paid=tuple(_paid(one, known[one.method], pay) for one in pay.ways),
        handover=Handover.CUSTOMER,
        unit_id=bill.unit_id,
        room_no=bill.room_no,
        customer_id=customer_of(session, bill, desk.today) if from_account else bill.customer_id,
    )


def _known(session: Session) -> dict[str, Way]:
    """The ways of the counter and those that take from accounts, by name."""
    return {way.name: way for way in (*ways(session), *account_ways(session).values())}


def _paid(asked: Tendered, way: Way, pay: Pay) -> Paid:
    return Paid(way, asked.amount, pay.tendered if way.cash else None, asked.reference or "")
