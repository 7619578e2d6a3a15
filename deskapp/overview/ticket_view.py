"""What the page of one ticket shows: what stands on it, what became of it, and how often it was printed."""

from dataclasses import dataclass

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class TicketItem:
    """One line of the ticket."""

    item: str
    period: str
    basis: str
    amount: Money


@dataclass(frozen=True)
class TicketView:
    """One used number in full. `history` is what happened to it since: prints and the void, the first one first."""

    ticket_id: int
    printed_no: str
    type: str
    state: State
    unit_id: int | None
    room: str
    facts: tuple[tuple[str, str], ...]
    items: tuple[TicketItem, ...]
    amount: Money
    capitals: str
    history: tuple[tuple[str, str, str], ...]
    printable: bool
    never_printed: bool
    unsigned: bool
    """Whether its payer has still to sign it today (GEN-10)."""


@dataclass(frozen=True)
class ToSign:
    """A printed receipt that its payer has still to sign."""

    ticket_id: int
    printed_no: str
