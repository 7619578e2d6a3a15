"""Tickets: the next number of the clerk's book is issued or spoiled, chained and sealed; never edited or skipped."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from string import ascii_uppercase
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, bindparam, func, select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.money import Money, capitals
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.kinds import BookState, Handover, TicketState, TicketUse
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid, kind_words
from deskapp.store.once import once

RECEIPT = "receipt"
SPOILED = "spoiled"
EXCHANGE = "exchange"
USES = (RECEIPT, EXCHANGE, SPOILED)
"""The kinds of links that tell of a number that was used."""
SHORT_DIGEST = 8
ENOUGH = 7
"""Last digits of a number by which few tickets are left to look at."""


def refusals(session: Session, book: TicketBook | None, clerk_id: int, today: date) -> Iterator[Refusal]:
    """What stands against using the next number of a book today."""
    if book is None or book.state is not BookState.DRAWN:
        yield Refusal("手上没有可用的票据本，请先向出纳领用", "TICKET-22")
        return
    if book.drawn_by_id != clerk_id:
        yield Refusal(f"票据本 {book.book_no} 是别人领用的，请用自己领用的票据本", "TICKET-22")
    if latest := later_day(session, book, today):
        words = f"今天的日期 {today} 早于上一张票据的日期 {latest}，请先校准电脑的日期"
        yield Refusal(words, "TICKET-13")


def later_day(session: Session, book: TicketBook, today: date) -> date | None:
    """The date of the latest ticket of the book's type and series, if it is after today (TICKET-12).

    Of all tickets the latest is found at once, however many there are; as a rule none is dated later.
    """
    if (last_day(session) or today) <= today:
        return None
    latest = session.scalar(_LAST_DAY_OF_KIND, {"type": book.type, "series": book.series})
    return latest if latest and latest > today else None


@once(Ticket)
def last_day(session: Session) -> date | None:
    """The date of the latest ticket of all."""
    return session.scalar(_LAST_DAY)


_LAST_DAY = select(func.max(Ticket.business_day))
_LAST_DAY_OF_KIND = _LAST_DAY.join(TicketBook, Ticket.book_id == TicketBook.id).where(
    TicketBook.type == bindparam("type"), TicketBook.series == bindparam("series")
)


def issue(
    session: Session,
    *,
    book: TicketBook,
    payment: Payment,
    customer_name: str,
    room_no: str,
    amount: Money,
    methods: str,
    remark: str,
    handover: Handover,
    facts: dict[str, Any],
    slip: Callable[[str, str], dict[str, Any]] | None,
    instead_of: Ticket | None = None,
) -> Ticket:
    """Issue the book's next number for a payment, dated by the clock alone (TICKET-12, 13, 22).

    `facts` is what else stands on the paper, such as its lines: they go into the chain. `slip` is handed the printed
    number and the text of the square code, and gives the slip that is frozen with the ticket (design law 3);
    None for an invoice that was printed before it was drawn. A ticket `instead_of` another one of the same payment
    says so in the chain, and adds nothing to its running total: no money moves (TICKET-15). Nor does an invoice for
    what the bank collected: the chain has that since the bank's answer (FEE-14).
    Capitals come from the figures (GEN-03). Raises books.TicketError when a rule refuses, ValueError for an amount
    outside 0.01 to 99,999,999.99.
    """
    with session.no_autoflush:  # the payment and the number that is used for it are kept together
        ticket = _used(session, book, TicketUse.ISSUED)
    ticket.payment, ticket.amount, ticket.amount_cn = payment, amount, capitals(amount)
    ticket.customer_name, ticket.room_no = customer_name, room_no
    ticket.methods, ticket.remark, ticket.handover = methods, remark, handover
    told = facts | printed_facts(ticket)
    if instead_of:
        link = chain.forge(session, EXCHANGE, told | {"receipt": instead_of.printed_no})
    else:
        link = chain.forge(session, RECEIPT, told, Money() if payment.bank_day else amount)
    if slip:
        ticket.slip = slip(ticket.printed_no, square_code(ticket.printed_no, amount, ticket.business_day, link.digest))
    session.add(ticket)
    session.flush()
    chain.seal(session, link, ticket)
    return ticket


def spoil(session: Session, book: TicketBook, reason: str, request_id: str = "", clerk_id: int | None = None) -> Ticket:
    """Void the book's next number while it is still blank, with the reason: no number is missing (TICKET-22).

    In the name of the clerk on duty, or of the one who holds the book and has lost it (TICKET-20).
    """
    if not reason.strip():
        raise books.TicketError("请写明作废原因")
    ticket = _used(session, book, TicketUse.SPOILED, clerk_id)
    ticket.amount, ticket.reason = Money(), reason.strip()
    link = chain.forge(session, SPOILED, {"request": request_id} | printed_facts(ticket))
    session.add(ticket)
    session.flush()
    chain.seal(session, link, ticket)
    return ticket


def _used(session: Session, book: TicketBook, use: TicketUse, of: int | None = None) -> Ticket:
    at: datetime = session.info["at"]
    clerk_id: int = of or session.info["by"]
    books.insist(refusals(session, book, clerk_id, at.date()))
    number = books.take_number(book)
    return Ticket(
        book=book,
        number=number.number,
        printed_no=number.code,
        type=book.type,
        use=use,
        issued_at=at,
        business_day=at.date(),
        clerk_id=clerk_id,
        customer_name="",
        room_no="",
        amount_cn="",
        methods="",
        remark="",
        reason="",
    )


def printed_facts(ticket: Ticket) -> dict[str, Any]:
    """What the chain keeps of every ticket, as it stands on the paper; `deskapp check` compares it with the row."""
    return {
        "type": ticket.type.value,
        "no": ticket.printed_no,
        "use": ticket.use.value,
        "issued_at": f"{ticket.issued_at:%Y-%m-%d %H:%M:%S}",
        "customer": ticket.customer_name,
        "room": ticket.room_no,
        "amount": ticket.amount.figures,
        "capitals": ticket.amount_cn,
        "methods": ticket.methods,
        "remark": ticket.remark,
        "reason": ticket.reason,
        "handover": ticket.handover.value if ticket.handover else "",
    }


def square_code(printed_no: str, amount: Money, day: date, digest: str) -> str:
    """Number, fen, date and the head of the digest: A0001234/140950/20261121/9F3A62C1 (T26)."""
    return f"{printed_no}/{amount.fen}/{day:%Y%m%d}/{digest[:SHORT_DIGEST].upper()}"


def void_of(session: Session, ticket: Ticket) -> TicketVoid | None:
    """The row that voided this ticket, if it was voided."""
    return session.scalars(select(TicketVoid).where(TicketVoid.ticket_id == ticket.id)).one_or_none()


def state_of(session: Session, ticket: Ticket) -> TicketState:
    """What the ticket is now: the one place that says it, for a ticket itself never changes (TICKET-04)."""
    if ticket.use is TicketUse.SPOILED:
        return TicketState.SPOILED
    if void_of(session, ticket):
        return TicketState.VOIDED
    exchanged = session.scalar(select(TicketExchange.id).where(TicketExchange.receipt_id == ticket.id).limit(1))
    return TicketState.EXCHANGED if exchanged else TicketState.ISSUED


def exchanges() -> Select[int]:
    """The ids of the tickets that were issued in the place of others: they bring no money (TICKET-15)."""
    return select(TicketExchange.invoice_id)


def numbered(session: Session, printed_no: str, kind: str = "") -> list[Ticket]:
    """The tickets with this number as printed, of one kind where it is named: two kinds may share a number."""
    asked = select(Ticket).where(Ticket.printed_no == printed_no.strip().upper()).order_by(Ticket.id)
    return [one for one in session.scalars(asked) if kind in ("", kind_words(one.book))]


def ending(session: Session, end: str, most: int) -> Sequence[Ticket]:
    """The latest tickets whose printed number ends so: letters and digits, or digits alone (GEN-16).

    Asked of the books first, which have few numbers each: of a million tickets only some hundred are looked at.
    """
    digits = end.lstrip(ascii_uppercase)[-ENOUGH:]
    every, last = 10 ** len(digits), int(digits)
    hold_one = _before(TicketBook.to_no, last, every) > _before(TicketBook.from_no - 1, last, every)
    its = select(Ticket.id).where(
        Ticket.book_id.in_(select(TicketBook.id).where(hold_one)), Ticket.number % every == last
    )
    asked = select(Ticket).where(Ticket.id.in_(its), Ticket.printed_no.endswith(end))
    return session.scalars(asked.order_by(Ticket.id.desc()).limit(most)).all()


def _before(number: SQLColumnExpression[int], last: int, every: int) -> ColumnElement[int]:
    """How many numbers with these last digits there are up to one; no difference is below nought (SQL cuts there)."""
    return (number - last + every) // every


def of_payment(session: Session, payment_id: int) -> Sequence[Ticket]:
    """The tickets that a payment was given, in the order they were issued."""
    return session.scalars(select(Ticket).where(Ticket.payment_id == payment_id).order_by(Ticket.id)).all()


def numbers_of(issued: Sequence[Ticket]) -> str:
    """Numbers as they are told, those that follow each other in one book as one: 0001234、A0000012 至 A0000013."""
    runs: list[tuple[Ticket, Ticket]] = []
    for one in issued:
        if runs and runs[-1][1].book_id == one.book_id and runs[-1][1].number + 1 == one.number:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    return "、".join(
        first.printed_no if first is last else f"{first.printed_no} 至 {last.printed_no}" for first, last in runs
    )


def which(found: Sequence[Ticket]) -> str:
    """The question where several tickets share a number: each with its kind, customer and amount."""
    named = (f"{kind_words(one.book)}（{one.customer_name or one.use.value}，{one.amount}）" for one in found)
    return f"{found[0].printed_no} 有 {len(found)} 张：{'；'.join(named)}。请照票面说明是哪一种"
