"""Taking money: one payment, its lines, how it was tendered and its ticket, kept together or not at all."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.audit.journal import keep_many
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, tickets
from deskapp.ledger.ahead import charge_ahead, months_ahead
from deskapp.ledger.allocation import Owed
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.closing import unclosed_day
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.paying import Collection, Line, Paid
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.ticket_records import Ticket

NOTHING = Money()
BEFORE_CLOSING = "collect_before_closing"
UNCLOSED = "昨日未日结"
"""No rule of the specification but of certified tills: a day is closed before money of the next is taken."""


class CollectError(DeskError):
    """Money could not be booked; nothing was written."""

    code = "E-FEE-01"


def refusals(session: Session, clerk_id: int, today: date, *, receipt: bool = True) -> Iterator[Refusal]:
    """What stands against this clerk's taking money today.

    A book of one's own with a number left (FEE-28, 29), a clock that goes right (TICKET-13), and every earlier
    day closed, which a lead may let pass. Without a `receipt` no receipt book is needed: other tickets are given.
    """
    if receipt:
        book = books.open_book(session, clerk_id, TicketType.OFFICIAL_RECEIPT)
        yield from tickets.refusals(session, book, clerk_id, today)
    if day := unclosed_day(session, clerk_id, today):
        words = f"昨日未日结：{day} 的收款还没有日结，请先日结再收费"
        yield Refusal(words, UNCLOSED, override=BEFORE_CLOSING)


def done_before(session: Session, request_id: str) -> Ticket | None:
    """The ticket that this very request has been given already (design law 1)."""
    return session.scalars(_OF_REQUEST, {"request_id": request_id}).one_or_none()


_OF_REQUEST = (
    select(Ticket).join(Payment, Ticket.payment_id == Payment.id).where(Payment.request_id == bindparam("request_id"))
)


def collect(
    session: Session,
    asked: Collection,
    facts: dict[str, Any],
    slip: Callable[[str, str], dict[str, Any]],
) -> Ticket:
    """Book a payment and issue its receipt from the clerk's own book, in the caller's unit of work (FEE-28, 29).

    A request that was answered before gets the ticket it got then. `facts` is what the receipt prints beyond the
    ticket's own row, for the chain; `slip` is handed the number and the square code. Raises CollectError where
    what was to be paid is no longer open, TicketError where there is no number to use; ValueError where lines
    and ways do not add up, which is a fault of the program.
    """
    if known := done_before(session, asked.request_id):
        return known
    book = books.open_book(session, session.info["by"], TicketType.OFFICIAL_RECEIPT)
    if book is None:
        raise books.TicketError("手上没有可用的票据本，没有收款。请先向出纳领用")
    payment = keep_payment(session, asked)
    return tickets.issue(
        session,
        book=book,
        payment=payment,
        customer_name=asked.payer,
        room_no=asked.room_no,
        amount=asked.total,
        methods=asked.methods,
        remark=asked.remark,
        handover=asked.handover,
        facts=facts,
        slip=slip,
    )


def keep_payment(session: Session, asked: Collection) -> Payment:
    """Book a payment; its tickets follow in the same unit of work (FEE-28). Raises as `collect` does."""
    _insist_sums(asked)
    _insist_open(session, asked)
    payment = _payment(session, asked, _charges_ahead(session, asked))
    session.add(payment)
    return payment


def _insist_sums(asked: Collection) -> None:
    tendered = Money.total(paid.amount for paid in asked.paid)
    good = all(line.amount > NOTHING for line in asked.lines) and all(paid.amount > NOTHING for paid in asked.paid)
    if not asked.lines or not good or tendered != asked.total:
        raise ValueError(f"lines of {asked.total} are paid by {tendered}")


def _insist_open(session: Session, asked: Collection) -> None:
    """No charge is paid beyond what is open of it, and no month ahead that has been charged since it was shown."""
    wanted: dict[object, Money] = defaultdict(Money)
    for line in asked.lines:
        if line.owed:
            wanted[_key(line.owed)] += line.amount
    if asked.unit_id is None or not wanted:
        return
    today = session.info["at"].date()
    now = {_key(one): one.open for one in open_charges(session, asked.unit_id, today)}
    if any(line.owed and line.owed.ahead for line in asked.lines):
        now |= {_key(one): one.open for one in months_ahead(session, asked.unit_id, today)}
    if any(amount > now.get(key, NOTHING) for key, amount in wanted.items()):
        raise CollectError("欠费刚刚有变动，没有收款。请返回“项目与期间”重新核对")


def _key(owed: Owed) -> object:
    return owed.charge_id or (owed.fee_item_id, owed.period.start, owed.amount, owed.edition)


def _charges_ahead(session: Session, asked: Collection) -> dict[object, int]:
    """The charges that are made for months paid ahead, by what was owed."""
    ahead = {_key(line.owed): line.owed for line in asked.lines if line.owed and line.owed.ahead}
    if asked.unit_id is None:
        return {}
    made = keep_many(session, [charge_ahead(asked.unit_id, owed) for owed in ahead.values()])
    return dict(zip(ahead, made, strict=True))


def _payment(session: Session, asked: Collection, ahead: dict[object, int]) -> Payment:
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
        lines=[_line(place, line, ahead) for place, line in enumerate(asked.lines, 1)],
        tenders=[_tender(paid) for paid in asked.paid],
    )


def _line(place: int, line: Line, ahead: dict[object, int]) -> PaymentLine:
    charge_id = (line.owed.charge_id or ahead[_key(line.owed)]) if line.owed else None
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
