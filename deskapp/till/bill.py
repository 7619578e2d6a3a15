"""What a procedure wants paid, and what the clerk has at hand to take it with."""

from dataclasses import dataclass

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger import books
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.paying import Line, Way, ways
from deskapp.staff.settings import read_settings


@dataclass(frozen=True)
class Bill:
    """What is to be paid, by whom, and for which unit; without lines nothing is, and no ticket is given."""

    lines: tuple[Line, ...]
    payer: str
    unit_id: int | None = None
    room_no: str = ""
    customer_id: int | None = None

    @property
    def total(self) -> Money:
        """What the receipt comes to."""
        return Money.total(line.amount for line in self.lines)


@dataclass(frozen=True)
class Till:
    """What taking money needs: the ways, the face from which notes go through the detector, the next number."""

    ways: tuple[Way, ...]
    detector_above: Money
    next_no: str
    left: int


def till(desk: Desk) -> Till:
    """Asked when a payment page comes into sight."""
    with desk.reading() as session:
        book = books.open_book(session, desk.clerk.id, TicketType.OFFICIAL_RECEIPT)
        above = Money.parse(str(read_settings(session).detector_above_face))
        left = book.to_no - book.next_no + 1 if book else 0
        return Till(tuple(ways(session)), above, books.next_number(book).code if book else "", left)
