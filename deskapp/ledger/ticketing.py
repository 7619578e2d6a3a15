"""Which tickets a payment gets: each line on the paper its item takes, invoices cut to the limits of their series."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.ledger.fee_items import ticket_for, ticket_types
from deskapp.ledger.fixed_invoices import held
from deskapp.ledger.kinds import Series, TicketType
from deskapp.ledger.paying import Line, Paid, tendered_words
from deskapp.staff.settings import read_settings

ORDER = tuple(TicketType)
"""The order in which the tickets of one payment are issued."""


@dataclass(frozen=True)
class Part:
    """One ticket of a payment, or the pieces of fixed amount that make one up: what stands on it, and how it is paid.

    Where an amount is more than one invoice may carry, it is the `nth` of `of` (TICKET-11).
    """

    type: TicketType
    lines: tuple[Line, ...]
    series: Series = Series.NONE
    nth: int = 1
    of: int = 1
    paid: tuple[Paid, ...] = ()

    @property
    def amount(self) -> Money:
        """What the ticket comes to."""
        return Money.total(line.amount for line in self.lines)

    @property
    def methods(self) -> str:
        """The ways to pay in words, as far as they pay this ticket."""
        return tendered_words([(one.way.name, one.amount) for one in self.paid])

    @property
    def shown(self) -> tuple[str, ...]:
        """What table FEE-T1 wants on the ticket, item by item: 门禁卡工本费 00718."""
        return tuple(f"{line.item_name} {line.shown}" for line in self.lines if line.shown)

    @property
    def kind(self) -> str:
        """What the ticket is called, with its series: 其他服务业发票（百位）."""
        return self.type.value + (f"（{self.series.value}）" if self.series is not Series.NONE else "")


@dataclass(frozen=True)
class Limits:
    """The most that an invoice of either series may carry (TICKET-11)."""

    hundreds: Money
    thousands: Money

    def series(self, amount: Money) -> Series:
        """The series that matches an amount (TICKET-10)."""
        return Series.HUNDREDS if amount <= self.hundreds else Series.THOUSANDS


def parts_of(session: Session, clerk_id: int, lines: Sequence[Line]) -> tuple[Part, ...]:
    """The tickets that these lines take at this clerk's counter, in the order they are issued (FEE-04).

    Where invoices are not issued at the counter, parking goes on fixed amounts all the same if the clerk holds some and
    the card for their stubs is known (FEE-19, TICKET-18), else on the receipt.
    """
    settings, types = read_settings(session), ticket_types(session)

    def paper(line: Line) -> TicketType:
        own = types[line.fee_item_id]
        torn = own is TicketType.FIXED_AMOUNT_INVOICE and bool(line.shown) and bool(held(session, clerk_id))
        return ticket_for(own, torn or settings.invoices_at_counter)

    return tuple(spread(lines, {line.fee_item_id: paper(line) for line in lines}, limits(session)))


def limits(session: Session) -> Limits:
    """The limits that are in force."""
    settings = read_settings(session)
    return Limits(settings.series_hundreds_max, settings.series_thousands_max)


def spread(lines: Sequence[Line], papers: Mapping[int, TicketType], limits: Limits) -> Iterator[Part]:
    """The lines by the paper of their items; service invoices in their series, cut where they are too large."""
    for type in ORDER:
        own = tuple(line for line in lines if papers[line.fee_item_id] is type)
        if own and type is TicketType.OTHER_SERVICE_INVOICE:
            yield from _invoices(own, limits)
        elif own:
            yield Part(type, own)


def with_ways(parts: Sequence[Part], paid: Sequence[Paid]) -> tuple[Part, ...]:
    """The tickets, each with what pays it: the ways in their order, cut where a ticket ends."""
    left, filled = list(paid), []
    for part in parts:
        own, left = _first(left, part.amount)
        filled.append(replace(part, paid=own))
    return tuple(filled)


def _invoices(lines: Sequence[Line], limits: Limits) -> Iterator[Part]:
    """Full invoices of the thousands first, the rest on the series that matches it (TICKET-10, 11)."""
    cut = list(_cut(lines, limits.thousands))
    for nth, own in enumerate(cut, 1):
        amount = Money.total(line.amount for line in own)
        yield Part(TicketType.OTHER_SERVICE_INVOICE, own, limits.series(amount), nth, len(cut))


def _cut(lines: Sequence[Line], most: Money) -> Iterator[tuple[Line, ...]]:
    """The lines in runs of at most so much; a line that goes over the end of one goes on in the next."""
    run: list[Line] = []
    room = most
    for line in lines:
        while line.amount > room:
            if room:
                run.append(replace(line, amount=room, reduced=()))
                line = replace(line, amount=line.amount - room)
            yield tuple(run)
            run, room = [], most
        run.append(line)
        room -= line.amount
    yield tuple(run)


def _first(paid: Sequence[Paid], amount: Money) -> tuple[tuple[Paid, ...], list[Paid]]:
    """So much of the ways for one ticket, and what is left of them for the next."""
    own, rest, due = [], [], amount
    for one in paid:
        part = min(one.amount, due)
        due -= part
        if part:
            own.append(replace(one, amount=part, tendered=None))
        if one.amount > part:
            rest.append(replace(one, amount=one.amount - part))
    return tuple(own), rest
