"""Ticket books: registered and drawn by the cashier for a clerk, used number by number, handed back."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.kernel.errors import DeskError
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.ledger.kinds import BookState, Series, TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.ticket_records import TicketBook
from deskapp.staff.settings import read_settings
from deskapp.store.once import once

FROM_FINANCE = (TicketType.OTHER_SERVICE_INVOICE, TicketType.UTILITY_INVOICE)
"""The books that the company's finance department hands out, each with its own registration (TICKET-17)."""


class TicketError(DeskError):
    """A rule about tickets would be broken; nothing was written."""

    code = "E-TKT-01"


def insist(refusals: Iterator[Refusal]) -> None:
    """Raise TicketError for the first refusal: asked again inside the unit of work, where it cannot change."""
    for refusal in refusals:
        raise TicketError(f"{refusal.text}。没有任何改动")


@once(TicketBook)
def drawn_books(session: Session, clerk_id: int) -> tuple[TicketBook, ...]:
    """The books a clerk has drawn and not yet had written off, used up ones too, the oldest first (TICKET-02)."""
    return tuple(session.scalars(_DRAWN, {"clerk_id": clerk_id}))


_DRAWN = (
    select(TicketBook)
    .where(
        TicketBook.drawn_by_id == bindparam("clerk_id"),
        TicketBook.state.in_((BookState.DRAWN, BookState.USED_UP)),
    )
    .order_by(TicketBook.drawn_at, TicketBook.from_no)
)


def open_book(session: Session, clerk_id: int, type: TicketType, series: Series = Series.NONE) -> TicketBook | None:
    """The book the clerk's next ticket comes from: the lowest numbers of the oldest drawn; None without one."""
    for book in drawn_books(session, clerk_id):
        if book.state is BookState.DRAWN and (book.type, book.series) == (type, series):
            return book
    return None


def left(session: Session, clerk_id: int, type: TicketType, series: Series = Series.NONE) -> int:
    """How many numbers of a kind the clerk has still to use, in all books drawn."""
    mine = (book for book in drawn_books(session, clerk_id) if (book.type, book.series) == (type, series))
    return sum(book.to_no - book.next_no + 1 for book in mine)


def upcoming(
    session: Session, clerk_id: int, type: TicketType, series: Series = Series.NONE, ahead: int = 0
) -> TicketNo | None:
    """The number that the clerk's next ticket of a kind will bear, or the one so many after it; None without one."""
    for book in drawn_books(session, clerk_id):
        if (book.type, book.series) == (type, series) and book.next_no <= book.to_no:
            rest = book.to_no - book.next_no + 1
            if ahead < rest:
                return TicketNo(book.prefix, book.next_no + ahead, book.digits)
            ahead -= rest
    return None


def next_number(book: TicketBook) -> TicketNo:
    """The number that must be used next, without gaps (TICKET-22). TicketError when the book is used up."""
    if book.next_no > book.to_no:
        raise TicketError(f"票据本 {book.book_no} 已用完，请领用新的票据本")
    return TicketNo(book.prefix, book.next_no, book.digits)


def take_number(book: TicketBook) -> TicketNo:
    """Use the next number; with the last one the book is used up and goes back to the cashier (TICKET-06)."""
    number = next_number(book)
    book.next_no += 1
    if book.next_no > book.to_no:
        book.state = BookState.USED_UP
    return number


def numbers(book: TicketBook) -> BookRange:
    """The numbers printed in the book."""
    first = TicketNo(book.prefix, book.from_no, book.digits)
    last = TicketNo(book.prefix, book.to_no, book.digits)
    return BookRange(book.type, first, last, book.series, book.book_no, book.face)


def draw_refusals(session: Session, clerk_id: int, asked: tuple[BookRange, ...]) -> Iterator[Refusal]:
    """What stands against a clerk's drawing these books: how many receipts, and numbers some other book holds.

    The limit is of receipts; invoices come from the finance department, one book a series at least (TICKET-01, 02, 17).
    A book that lies in stock is drawn as it was registered.
    """
    most = read_settings(session).max_books_per_draw
    receipts = [one for one in asked if one.type is TicketType.OFFICIAL_RECEIPT]
    held = [book for book in drawn_books(session, clerk_id) if book.type is TicketType.OFFICIAL_RECEIPT]
    if len(receipts) > most:
        yield Refusal(f"一次最多领用 {most} 本收据，请减少本数", "TICKET-01")
    elif receipts and len(held) + len(receipts) > most:
        names = "、".join(book.book_no for book in held)
        words = f"领用人手上还有 {len(held)} 本收据未核销（{names}），最多同时持有 {most} 本，请先核销"
        yield Refusal(words, "TICKET-02")
    new = [one for place, one in enumerate(asked) if one in asked[:place] or stocked(session, one) is None]
    yield from overlaps(session, new)


def stock_refusals(session: Session, asked: Sequence[BookRange]) -> Iterator[Refusal]:
    """Invoices are drawn from those that were fetched from the finance department and registered (TICKET-17)."""
    for one in asked:
        if one.type in FROM_FINANCE and stocked(session, one) is None:
            words = f"{one.type.value} {one} 还没有入库登记，请先办“发票入库”，起止号照封面填写"
            yield Refusal(words, "TICKET-17")


def stocked(session: Session, asked: BookRange) -> TicketBook | None:
    """The book in stock whose numbers are these."""
    for book in in_stock(session):
        its = numbers(book)
        if (its.type, its.series, its.first, its.last) == (asked.type, asked.series, asked.first, asked.last):
            return book
    return None


def in_stock(session: Session) -> Sequence[TicketBook]:
    """The books that nobody has drawn yet, the lowest numbers of a kind first."""
    asked = select(TicketBook).where(TicketBook.state == BookState.IN_STOCK)
    return session.scalars(asked.order_by(TicketBook.type, TicketBook.series, TicketBook.from_no)).all()


def put_in_stock(session: Session, asked: Sequence[BookRange]) -> list[TicketBook]:
    """Register books that were fetched from the finance department (TICKET-17). Raises TicketError."""
    insist(overlaps(session, asked))
    made = [_registered(one) for one in asked]
    session.add_all(made)
    session.flush()
    return made


def overlaps(session: Session, asked: Sequence[BookRange]) -> Iterator[Refusal]:
    """Numbers that some other book holds already, or two of these (TICKET-22)."""
    for place, one in enumerate(asked):
        yield from _overlaps(session, one, asked[:place])


def draw(session: Session, clerk_id: int, asked: tuple[BookRange, ...]) -> list[TicketBook]:
    """Register books and hand them to a clerk, in the name of the cashier on duty (ROLE-02). Raises TicketError."""
    insist(draw_refusals(session, clerk_id, asked))
    return hand_over(session, clerk_id, asked)


def hand_over(session: Session, clerk_id: int, asked: tuple[BookRange, ...]) -> list[TicketBook]:
    """Register books as drawn by a clerk, those in stock as they are; what stands against it was asked before."""
    at: datetime = session.info["at"]
    books = [stocked(session, one) or _registered(one) for one in asked]
    session.add_all(books)
    session.flush()
    for book in books:
        book.state, book.drawn_by_id, book.drawn_at = BookState.DRAWN, clerk_id, at
        book.issued_by_id = session.info["by"]
    session.flush()
    return books


def _registered(asked: BookRange) -> TicketBook:
    first = asked.first
    return TicketBook(
        type=asked.type,
        series=asked.series,
        book_no=asked.book_no,
        prefix=first.prefix,
        digits=first.digits,
        from_no=first.number,
        to_no=asked.last.number,
        next_no=first.number,
        face=asked.face,
        state=BookState.IN_STOCK,
    )


def _overlaps(session: Session, asked: BookRange, before: Sequence[BookRange]) -> Iterator[Refusal]:
    """Numbers of one type, series and prefix are printed once in the world; never guess which book is meant."""
    same = select(TicketBook).where(
        TicketBook.type == asked.type,
        TicketBook.series == asked.series,
        TicketBook.prefix == asked.first.prefix,
        TicketBook.from_no <= asked.last.number,
        TicketBook.to_no >= asked.first.number,
    )
    known = [numbers(book) for book in session.scalars(same)]
    for other in (*known, *(one for one in before if one.overlaps(asked))):
        yield Refusal(f"号码 {asked} 与已登记的票据本 {other} 重叠，请核对封面上的起止号", "TICKET-22")
