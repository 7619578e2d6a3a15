"""Fixed-amount invoices: books of one face each, and the pieces torn off for a payment, the card on their stubs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo, range_text
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books
from deskapp.ledger.faces import denominations, torn_off
from deskapp.ledger.kinds import BookState, TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.ticket_records import Ticket, TicketBook, face_words
from deskapp.staff.settings import read_settings

FIXED = TicketType.FIXED_AMOUNT_INVOICE


@dataclass(frozen=True)
class Run:
    """Pieces of one face that follow each other in one book."""

    face: Money
    first: TicketNo
    pieces: int
    book_id: int = field(compare=False)

    @property
    def last(self) -> TicketNo:
        """The last of its numbers."""
        return TicketNo(self.first.prefix, self.first.number + self.pieces - 1, self.first.digits)

    @property
    def worth(self) -> Money:
        """What they are worth together."""
        return self.face * self.pieces

    def __str__(self) -> str:
        return f"{face_words(self.face)}×{self.pieces}（{range_text(self.first, self.last)}）"


def draw_refusals(session: Session, asked: tuple[BookRange, ...]) -> Iterator[Refusal]:
    """A face that the centre has (TICKET-19), numbers that no other book holds (TICKET-22)."""
    known = denominations(read_settings(session).fixed_invoice_denominations)
    for one in asked:
        if one.face not in known:
            names = "、".join(face_words(face) for face in known)
            yield Refusal(f"没有这种面额的定额发票，面额有：{names}", "TICKET-19")
    yield from books.overlaps(session, asked)


def draw(session: Session, clerk_id: int, asked: tuple[BookRange, ...]) -> list[TicketBook]:
    """Hand books of fixed-amount invoices to a clerk; any number, for there is one a face. Raises TicketError."""
    books.insist(draw_refusals(session, asked))
    return books.hand_over(session, clerk_id, asked)


def held(session: Session, clerk_id: int) -> list[TicketBook]:
    """The clerk's books of fixed-amount invoices that have a number left, the largest face first."""
    drawn = [book for book in books.drawn_books(session, clerk_id) if book.type is FIXED]
    usable = [book for book in drawn if book.state is BookState.DRAWN and book.face]
    return sorted(usable, key=lambda book: -(book.face or Money()).fen)


def proposal(session: Session, clerk_id: int, amount: Money) -> tuple[Run, ...]:
    """The fewest pieces of equal value from the clerk's own books, by their next numbers (TICKET-18, 19, 22).

    Empty where they do not make it up.
    """
    at_hand: dict[Money, int] = {}
    mine = held(session, clerk_id)
    for book in mine:
        at_hand[_face(book)] = at_hand.get(_face(book), 0) + _left(book)
    return tuple(run for face, pieces in torn_off(amount, at_hand) for run in _runs(mine, face, pieces))


def refusals(session: Session, clerk_id: int, amount: Money) -> Iterator[Refusal]:
    """An amount that the pieces at hand do not make up blocks (TICKET-19)."""
    if not proposal(session, clerk_id, amount):
        left = "、".join(f"{face_words(_face(book))}余 {_left(book)} 张" for book in held(session, clerk_id)) or "没有"
        yield Refusal(f"手上的定额发票凑不成 {amount}（{left}），请向出纳领用", "TICKET-19")


def runs_of(torn: Sequence[Ticket]) -> tuple[Run, ...]:
    """Pieces as they are written down: by face, from and to."""
    runs = []
    for book_id, found in groupby(torn, key=lambda one: one.book_id):
        pieces = list(found)
        book = pieces[0].book
        runs.append(Run(_face(book), TicketNo(book.prefix, pieces[0].number, book.digits), len(pieces), book_id))
    return tuple(runs)


def _runs(mine: Sequence[TicketBook], face: Money, pieces: int) -> Iterator[Run]:
    """The oldest book of a face first, then the next one."""
    for book in mine:
        taken = min(pieces, _left(book)) if book.face == face else 0
        if taken:
            yield Run(face, books.next_number(book), taken, book.id)
            pieces -= taken


def _face(book: TicketBook) -> Money:
    assert book.face is not None, "a book of fixed-amount invoices has a face"
    return book.face


def _left(book: TicketBook) -> int:
    return book.to_no - book.next_no + 1
