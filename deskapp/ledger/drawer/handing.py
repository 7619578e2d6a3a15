"""Hands a shift over: the cash of one drawer goes into another, books of tickets to whoever uses them from now on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import drawn_books, insist
from deskapp.ledger.closing import Count, Explained, difference_refusal
from deskapp.ledger.drawer.differences import document
from deskapp.ledger.drawer.keeping import Slip, keep, made_by, next_number
from deskapp.ledger.drawer.kinds import MoveKind
from deskapp.ledger.drawer.moving import Move, enter
from deskapp.ledger.drawer.records import BookDifference, ShiftHandover
from deskapp.ledger.drawer.standing import cash_in
from deskapp.ledger.kinds import BookState, Series, TicketType
from deskapp.ledger.ticket_records import TicketBook
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class Handing:
    """What is handed over by whom to whom: the whole cash of the drawer, and the books of these numbers."""

    outgoing_id: int
    incoming_id: int
    shift: str
    count: Count
    books: tuple[str, ...]
    remarks: str = ""
    explained: Explained | None = None
    others: tuple[tuple[str, int], ...] = ()
    """Books that somebody else takes, who then answers for them (FEE-32)."""
    miscounted: tuple["Miscounted", ...] = ()

    @property
    def takers(self) -> dict[str, int]:
        """Who has each book from now on."""
        return dict.fromkeys(self.books, self.incoming_id) | dict(self.others)


@dataclass(frozen=True)
class Miscounted:
    """A book whose next number, counted by both, is not that of the books: why, and who confirmed it."""

    book_no: str
    found_no: int
    explained: Explained


def usable(session: Session, clerk_id: int) -> list[TicketBook]:
    """The books of a clerk that have unused numbers, kind by kind, large faces first: as two people lay them out."""
    drawn = (book for book in drawn_books(session, clerk_id) if book.state is BookState.DRAWN)
    return sorted(drawn, key=_laid_out)


def _laid_out(book: TicketBook) -> tuple[int, int, Money, int]:
    face = book.face or Money()
    return list(TicketType).index(book.type), list(Series).index(book.series), -face, book.from_no


def expected(session: Session, clerk_id: int, day: date) -> Money:
    """What should lie in the drawer that is handed over."""
    return cash_in(session, clerk_id, day)


def people_refusals(outgoing_id: int, incoming_id: int) -> Iterator[Refusal]:
    """Two people hand over and take over (SHIFT-02)."""
    if outgoing_id == incoming_id:
        yield Refusal("接班人不能是自己，请由接替的同事接班", "SHIFT-02")


def count_refusals(session: Session, asked: Handing, day: date) -> Iterator[Refusal]:
    """What was counted is what the books say, or the difference is explained and confirmed (SHIFT-06)."""
    difference = asked.count.total - expected(session, asked.outgoing_id, day)
    if difference and asked.explained is None:
        yield difference_refusal(difference)


def book_refusals(session: Session, asked: Handing) -> Iterator[Refusal]:
    """Only books of one's own are handed over, and nobody holds more than may be drawn (TICKET-02)."""
    own = {book.book_no: book for book in usable(session, asked.outgoing_id)}
    for book_no in asked.takers:
        if book_no not in own:
            yield Refusal(f"票据本 {book_no} 不在交班人手上，请核对", "TICKET-02")
            return
    most = read_settings(session).max_books_per_draw
    receipt = TicketType.OFFICIAL_RECEIPT
    for taker in dict.fromkeys(asked.takers.values()):
        held = [book for book in drawn_books(session, taker) if book.type is receipt]
        coming = [book_no for book_no, whose in asked.takers.items() if whose == taker and own[book_no].type is receipt]
        if coming and len(held) + len(coming) > most:
            names = "、".join(book.book_no for book in held)
            words = f"接班人手上已有 {len(held)} 本收据未核销（{names}），最多同时持有 {most} 本，请先核销或少交几本"
            yield Refusal(words, "TICKET-02")


def hand_over(session: Session, asked: Handing, request_id: str, slip: Slip) -> ShiftHandover:
    """Move cash and books, document a difference, keep the paper both have signed; once. Raises TicketError."""
    if made := made_by(session, ShiftHandover, request_id):
        return made
    at: datetime = session.info["at"]
    insist(people_refusals(asked.outgoing_id, asked.incoming_id))
    insist(count_refusals(session, asked, at.date()))
    insist(book_refusals(session, asked))
    due = expected(session, asked.outgoing_id, at.date())
    made = ShiftHandover(
        number=next_number(session, ShiftHandover, at.date()),
        request_id=request_id,
        business_day=at.date(),
        shift=asked.shift,
        outgoing_id=asked.outgoing_id,
        incoming_id=asked.incoming_id,
        handed_over_at=at,
        expected=due,
        cash=asked.count.total,
        counted=asked.count.kept,
        remarks=asked.remarks,
        slip={},
    )
    facts = {"expected": due.figures, "cash": made.cash.figures, "books": sorted(asked.takers)}
    keep(session, made, made.number, facts, slip)
    _keep_miscounted(session, asked, made)
    _move_cash(session, asked, made, due)
    _move_books(session, asked)
    return made


def _move_cash(session: Session, asked: Handing, made: ShiftHandover, due: Money) -> None:
    out, into, cash = asked.outgoing_id, asked.incoming_id, made.cash
    difference = cash - due
    document(session, made.number, out, difference, asked.explained)
    if difference:
        found = Move(out, MoveKind.CORRECTED, difference, f"交接班 {made.number}", None)
        enter(session, found, difference, made.request_id)
    if cash:
        why = f"交接班 {made.number}"
        enter(session, Move(out, MoveKind.HANDED_OUT, cash, why, into), Money() - cash, made.request_id)
        enter(session, Move(into, MoveKind.HANDED_IN, cash, why, out), cash, made.request_id)


def _move_books(session: Session, asked: Handing) -> None:
    """Who uses the numbers from now on answers for them; the paper says who had the book before (FEE-32)."""
    for book in usable(session, asked.outgoing_id):
        if taker := asked.takers.get(book.book_no):
            book.drawn_by_id = taker
    session.flush()


def difference_number(found_in: str, nth: int) -> str:
    """CP20261121-01-1: the first of handover JB20261121-01."""
    return f"CP{found_in[2:]}-{nth}"


def _keep_miscounted(session: Session, asked: Handing, made: ShiftHandover) -> None:
    """Numbers counted otherwise are a document each; they stay open until they are voided or reported lost."""
    own = {book.book_no: book for book in usable(session, asked.outgoing_id)}
    for nth, one in enumerate(asked.miscounted, 1):
        book = own[one.book_no]
        session.add(
            BookDifference(
                number=difference_number(made.number, nth),
                found_in=made.number,
                book_id=book.id,
                expected_no=book.next_no,
                found_no=one.found_no,
                reason=one.explained.reason,
                confirmed_by_id=one.explained.confirmed_by_id,
            )
        )
    session.flush()
