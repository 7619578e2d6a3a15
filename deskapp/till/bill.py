"""What a procedure wants paid, the tickets it will get, and what the clerk has at hand to take it with."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger import books, fixed_invoices
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.paying import Line, Way, ways
from deskapp.ledger.ticketing import Part, parts_of
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
        """What the tickets come to."""
        return Money.total(line.amount for line in self.lines)


SHORT = {
    TicketType.OFFICIAL_RECEIPT: "正式收据",
    TicketType.OTHER_SERVICE_INVOICE: "服务业发票",
    TicketType.UTILITY_INVOICE: "水电发票",
    TicketType.FIXED_AMOUNT_INVOICE: "定额发票",
    TicketType.OUTSIDE_TICKET: "外部票据",
}
"""The kinds of tickets where there is little room."""
SHOWING = (TicketType.OFFICIAL_RECEIPT, TicketType.FIXED_AMOUNT_INVOICE)
"""Those whose remark lists card and slip numbers; that of an invoice is the way to pay (FEE-12)."""


@dataclass(frozen=True)
class TicketDue:
    """A ticket that a payment will get: its kind, the number it will bear, how many are left, what it comes to.

    `number` is empty where none is at hand; of fixed amounts it names all pieces. `remark` is what must stand on it,
    `items` are the fee items on it, by their names.
    """

    kind: str
    number: str
    left: int
    amount: Money
    remark: str
    items: frozenset[str]


@dataclass(frozen=True)
class Till:
    """What taking money needs: the ways, and the face from which notes go through the detector."""

    ways: tuple[Way, ...]
    detector_above: Money


def till(desk: Desk) -> Till:
    """Asked when a payment page comes into sight."""
    with desk.reading() as session:
        return Till(tuple(ways(session)), Money.parse(str(read_settings(session).detector_above_face)))


def tickets_due(desk: Desk, lines: Sequence[Line]) -> tuple[TicketDue, ...]:
    """The tickets that these lines will get from the clerk's own books, in the order they will be issued."""
    with desk.reading() as session:
        return parts_due(session, desk.clerk.id, parts_of(session, desk.clerk.id, lines))


def parts_due(session: Session, clerk_id: int, parts: Sequence[Part]) -> tuple[TicketDue, ...]:
    """These tickets with the numbers they will bear, in the order they will be issued."""
    due: list[TicketDue] = []
    for part in parts:
        kind = f"{SHORT[part.type]}{part.series.value}"
        number, left = _number(session, clerk_id, part, sum(one.kind == kind for one in due))
        items = frozenset(line.item_name for line in part.lines)
        remark = "；".join(part.shown) if part.type in SHOWING else ""
        due.append(TicketDue(kind, number, left, part.amount, remark, items))
    return tuple(due)


def ticket_of(item: str, due: Sequence[TicketDue]) -> str:
    """The kinds of tickets an item will stand on, as the bill names them."""
    return "、".join(dict.fromkeys(one.kind for one in due if item in one.items))


def _number(session: Session, clerk_id: int, part: Part, before: int) -> tuple[str, int]:
    """The number as it will be told, and how many of its kind are left."""
    if part.type is TicketType.FIXED_AMOUNT_INVOICE:
        return "、".join(str(run) for run in fixed_invoices.proposal(session, clerk_id, part.amount)), 0
    own = (session, clerk_id, part.type, part.series)
    number = books.upcoming(*own, ahead=before)
    return number.code if number else "", books.left(*own)
