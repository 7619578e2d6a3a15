"""Taking money: one payment, its lines, how it was tendered and its tickets, kept together or not at all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.audit.journal import keep_many
from deskapp.gates.table import COLLECT
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, fixed_invoices, open_matters, tickets
from deskapp.ledger.accounts import payments as accounts
from deskapp.ledger.adjusting import keeping
from deskapp.ledger.ahead import charge_ahead, months_ahead
from deskapp.ledger.allocation import Owed
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import BookState, TicketType
from deskapp.ledger.paying import Collection, Line, Paid
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.ticket_records import Ticket, TicketBook
from deskapp.ledger.ticketing import Part, parts_of, with_ways

NOTHING = Money()


class CollectError(DeskError):
    """Money could not be booked; nothing was written."""

    code = "E-FEE-01"


@dataclass(frozen=True)
class Paper:
    """What one ticket says beyond its own row: the remark, what else of it goes into the chain, and the slip.

    `slip` is handed the printed number and the text of the square code; None for what was printed before it was drawn.
    """

    remark: str
    facts: dict[str, Any]
    slip: Callable[[str, str], dict[str, Any]] | None


@dataclass(frozen=True)
class Taken:
    """A payment with the tickets it was given, in the order they were issued."""

    payment: Payment
    tickets: tuple[Ticket, ...]

    @property
    def number(self) -> str:
        """The numbers of its tickets as they are told: 0001234、A0000012 至 A0000013."""
        return tickets.numbers_of(self.tickets)


def refusals(session: Session, clerk_id: int, today: date, parts: Sequence[Part] = ()) -> Iterator[Refusal]:
    """What stands against this clerk's taking money today; without `parts`, before the tickets are known.

    A book of one's own with a number left (FEE-28, FEE-29), a clock that goes right (TICKET-13), and the open matters
    that the table of gates holds against it, above all an earlier day that is not closed.
    """
    if parts:
        yield from ticket_refusals(session, clerk_id, parts, today)
    else:
        usable = [book for book in books.drawn_books(session, clerk_id) if book.state is BookState.DRAWN]
        yield from tickets.refusals(session, usable[0] if usable else None, clerk_id, today)
    yield from open_matters.refusals(session, COLLECT, clerk_id, today)


def ticket_refusals(session: Session, clerk_id: int, parts: Sequence[Part], today: date) -> Iterator[Refusal]:
    """What stands against this clerk's issuing these tickets today: numbers left of each kind, a clock that goes right.

    FEE-28, TICKET-10, 13, 19, 22.
    """
    wanted = Counter((part.type, part.series, part.kind) for part in parts)
    for (type, series, kind), pieces in wanted.items():
        if type is TicketType.FIXED_AMOUNT_INVOICE:
            yield from fixed_invoices.refusals(session, clerk_id, _amount(parts, type))
            continue
        book = books.open_book(session, clerk_id, type, series)
        if book is None:
            yield Refusal(f"手上没有可用的{kind}，请先向出纳领用", "TICKET-22")
            continue
        yield from tickets.refusals(session, book, clerk_id, today)
        left = books.left(session, clerk_id, type, series)
        if left < pieces:
            yield Refusal(f"要开 {pieces} 张{kind}，手上只剩 {left} 张，请先向出纳领用", "TICKET-22")


def done_before(session: Session, request_id: str) -> Taken | None:
    """What this very request has taken already (design law 1)."""
    known = session.scalar(_OF_REQUEST, {"request_id": request_id})
    if known is None:
        return None
    return Taken(session.get_one(Payment, known), tuple(session.scalars(_ITS_TICKETS, {"payment": known})))


_OF_REQUEST = select(Payment.id).where(Payment.request_id == bindparam("request_id"))
_ITS_TICKETS = (
    select(Ticket)
    .where(Ticket.payment_id == bindparam("payment"), Ticket.id.not_in(tickets.exchanges()))
    .order_by(Ticket.id)
)


def collect(session: Session, asked: Collection, paper: Callable[[Part], Paper]) -> Taken:
    """Book a payment and issue its tickets from the clerk's own books, in the caller's unit of work (FEE-04, FEE-28).

    There is no payment whose ticket comes later (FEE-29). A request that was answered before gets the tickets it got
    then. `paper` says what each of them prints. Raises CollectError where what was to be paid is no longer open,
    TicketError where there is no number to use; ValueError where lines and ways do not add up, which is a fault of
    the program.
    """
    if known := done_before(session, asked.request_id):
        return known
    clerk_id: int = session.info["by"]
    parts = parts_of(session, clerk_id, asked.lines)
    for refusal in ticket_refusals(session, clerk_id, parts, session.info["at"].date()):
        raise books.TicketError(f"{refusal.text}。没有收款")
    payment = keep_payment(session, asked)
    issued = [_issue(session, asked, payment, part, paper(part)) for part in with_ways(parts, asked.paid)]
    return Taken(payment, tuple(ticket for some in issued for ticket in some))


def _issue(session: Session, asked: Collection, payment: Payment, part: Part, paper: Paper) -> Iterator[Ticket]:
    """The ticket of one part; for one on fixed amounts as many as make it up (TICKET-18)."""
    with session.no_autoflush:  # the payment is kept together with the number that is used for it
        sources = list(_sources(session, session.info["by"], part))
    for book, amount in sources:
        yield tickets.issue(
            session,
            book=book,
            payment=payment,
            customer_name=asked.payer,
            room_no=asked.room_no,
            amount=amount,
            methods=part.methods,
            remark=paper.remark,
            handover=asked.handover,
            facts=paper.facts,
            slip=paper.slip,
        )


def _sources(session: Session, clerk_id: int, part: Part) -> Iterator[tuple[TicketBook, Money]]:
    """The book that each number comes from, and what it is worth."""
    if part.type is TicketType.FIXED_AMOUNT_INVOICE:
        for run in fixed_invoices.proposal(session, clerk_id, part.amount):
            yield from [(session.get_one(TicketBook, run.book_id), run.face)] * run.pieces
    elif book := books.open_book(session, clerk_id, part.type, part.series):
        yield book, part.amount


def _amount(parts: Sequence[Part], type: TicketType) -> Money:
    return Money.total(part.amount for part in parts if part.type is type)


def keep_payment(session: Session, asked: Collection, bank_day: date | None = None) -> Payment:
    """Book a payment; its tickets follow in the same unit of work (FEE-28). Raises as `collect` does.

    `bank_day` is the day on which the bank collected it; None at the counter.
    """
    _insist_sums(asked)
    _insist_open(session, asked)
    late = keeping.charge_late_fees(session, asked.unit_id, asked.lines)
    payment = _payment(session, asked, _charges_ahead(session, asked), late)
    payment.bank_day = bank_day
    found = accounts.touched(session, asked.lines, asked.paid)
    session.add(payment)
    accounts.book(session, payment, asked, found)
    _keep_reductions(session, asked, payment)
    return payment


def _insist_sums(asked: Collection) -> None:
    tendered = Money.total(paid.amount for paid in asked.paid)
    good = all(line.amount > NOTHING or line.reduced for line in asked.lines)
    good = good and all(paid.amount > NOTHING for paid in asked.paid)
    if not asked.lines or not good or tendered != asked.total:
        raise ValueError(f"lines of {asked.total} are paid by {tendered}")


def _insist_open(session: Session, asked: Collection) -> None:
    """No charge is paid beyond what is open of it, and no month ahead that has been charged since it was shown."""
    wanted: dict[object, Money] = defaultdict(Money)
    for line in asked.lines:
        if line.owed:
            wanted[_key(line.owed)] += line.gross
    if asked.unit_id is None or not wanted:
        return
    today = session.info["at"].date()
    now = {_key(one): one.open for one in open_charges(session, asked.unit_id, today)}
    if any(line.owed and line.owed.ahead for line in asked.lines):
        now |= {_key(one): one.open for one in months_ahead(session, asked.unit_id, today)}
    if any(amount > now.get(key, NOTHING) for key, amount in wanted.items()):
        raise CollectError("欠费刚刚有变动，没有收款。请返回“项目与期间”重新核对")


def _keep_reductions(session: Session, asked: Collection, payment: Payment) -> None:
    """What papers take off, each of them used once and in its time; most payments have none (FEE-25)."""
    if not any(line.reduced for line in asked.lines):
        return
    if keeping.used_up(session, asked.unit_id, asked.lines, session.info["at"].date()):
        raise CollectError("减免单已使用或已过期，没有收款。请返回“项目与期间”重新核对")
    session.flush()
    keeping.keep(session, payment, asked.lines, {place: one.charge_id for place, one in enumerate(payment.lines)})


def _key(owed: Owed) -> object:
    return owed.charge_id or (owed.fee_item_id, owed.period.start, owed.amount, owed.edition)


def _charges_ahead(session: Session, asked: Collection) -> dict[object, int]:
    """The charges that are made for months paid ahead, by what was owed."""
    ahead = {_key(line.owed): line.owed for line in asked.lines if line.owed and line.owed.ahead}
    if asked.unit_id is None:
        return {}
    made = keep_many(session, Charge, [charge_ahead(asked.unit_id, owed) for owed in ahead.values()])
    return dict(zip(ahead, made, strict=True))


def _payment(session: Session, asked: Collection, ahead: dict[object, int], late: dict[int, int]) -> Payment:
    at: datetime = session.info["at"]
    return Payment(
        request_id=asked.request_id,
        business_day=at.date(),
        paid_at=at,
        clerk_id=session.info["by"],
        unit_id=asked.unit_id,
        customer_id=asked.customer_id,
        payer=asked.payer,
        room_no=asked.room_no,
        total=asked.total,
        lines=[_line(place, line, ahead, late.get(place - 1)) for place, line in enumerate(asked.lines, 1)],
        tenders=[_tender(paid) for paid in asked.paid],
    )


def _line(place: int, line: Line, ahead: dict[object, int], late: int | None) -> PaymentLine:
    charge_id = (line.owed.charge_id or ahead[_key(line.owed)]) if line.owed else late
    return PaymentLine(
        position=place,
        fee_item_id=line.fee_item_id,
        charge_id=charge_id,
        item_name=line.item_name,
        period_from=line.period and line.period.start,
        period_to=line.period and line.period.end,
        basis=line.basis,
        shown=line.shown,
        amount=line.amount,
    )


def _tender(paid: Paid) -> Tender:
    return Tender(
        method_id=paid.way.id,
        amount=paid.amount,
        tendered=paid.tendered,
        change_due=paid.change,
        reference=paid.reference,
    )
