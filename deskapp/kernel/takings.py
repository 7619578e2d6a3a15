"""Takings as every page, paper and workbook counts them: payments and reversals, tickets used, one day's four sums."""

from collections.abc import Iterable
from dataclasses import dataclass

from deskapp.kernel.money import Money

SHARED = "分几种方式付的一笔，各方式各计一笔，合计只计一笔"
"""Said wherever `shared` is true of the ways of paying."""


@dataclass(frozen=True)
class Part:
    """So much of one payment under one name: a way of paying, an item, whoever took it. Negative in a reversal."""

    name: str
    payment_id: int
    amount: Money
    reversal: bool


@dataclass(frozen=True)
class Taking:
    """What came in under one name, and what was reversed of it.

    `payments` are 笔: one payment is one 笔, whatever it settles and however it is tendered. A reversal is none; it
    is counted by itself in `reversals`. Under several names a payment counts once for each, in their sum once.
    """

    name: str
    payments: int = 0
    taken: Money = Money()
    reversals: int = 0
    reversed: Money = Money()

    @property
    def net(self) -> Money:
        """Taken less reversed."""
        return self.taken - self.reversed

    @property
    def words(self) -> str:
        """6 笔，冲销 1 笔."""
        return f"{self.payments} 笔" + (f"，冲销 {self.reversals} 笔" if self.reversals else "")


def taking(name: str, parts: Iterable[Part]) -> Taking:
    """All the parts together under a name."""
    known = list(parts)
    came, gone = [part for part in known if not part.reversal], [part for part in known if part.reversal]
    return Taking(
        name,
        len({part.payment_id for part in came}),
        Money.total(part.amount for part in came),
        len({part.payment_id for part in gone}),
        -Money.total(part.amount for part in gone),
    )


def by_name(parts: Iterable[Part]) -> list[Taking]:
    """One taking a name, in the order in which the names come."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.name, []).append(part)
    return [taking(name, some) for name, some in found.items()]


def shared(parts: Iterable[Taking], whole: Taking) -> bool:
    """Whether some payment counts under several of these names, so that together they are more than the whole."""
    return sum(part.payments for part in parts) > whole.payments


@dataclass(frozen=True)
class BookUse:
    """Numbers used of one book: how many tickets stand, were voided or spoiled, exchanged, or put into the box."""

    kind: str
    numbers: str
    issued: int
    voided: int
    exchanged: int
    boxed: int


@dataclass(frozen=True)
class FourSums:
    """The day's takings found in four ways (RPT-04): by the screen, the tickets, the workbook, and the count."""

    screen: Money
    tickets: Money
    workbook: Money
    counted: Money

    @property
    def difference(self) -> Money:
        """Cash counted beyond what was due: positive for an excess, negative for a shortage."""
        return self.counted - self.screen

    @property
    def agree(self) -> bool:
        """All four, to the fen."""
        return self.screen == self.tickets == self.workbook == self.counted
