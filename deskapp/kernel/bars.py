"""What a chart shows, on the page and in the workbook: names along it, and an amount for each in one or two rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deskapp.kernel.money import Money

MOST = 10
"""So many names are read beside one another."""


@dataclass(frozen=True)
class Bars:
    """`shown` are the amounts in question, `before` those they are compared with; empty where there are none.

    Each has one amount for every name.
    """

    title: str
    names: tuple[str, ...]
    label: str
    shown: tuple[Money, ...]
    label_before: str = ""
    before: tuple[Money, ...] = ()

    @property
    def worth_showing(self) -> bool:
        """Whether there is something to compare: several names, and money under one of them."""
        return len(self.names) > 1 and any((*self.shown, *self.before))


def bars(title: str, label: str, amounts: Iterable[tuple[str, Money]]) -> Bars:
    """A chart of one row of amounts."""
    found = list(amounts)
    return Bars(title, tuple(name for name, _ in found), label, tuple(amount for _, amount in found))


def largest(amounts: Sequence[tuple[str, Money]], others: str) -> list[tuple[str, Money]]:
    """The largest in the order they came in, all besides in one under the name of the `others`; the sum stays."""
    if len(amounts) <= MOST:
        return list(amounts)
    ranked = sorted(range(len(amounts)), key=lambda place: -abs(amounts[place][1].fen))
    kept = set(ranked[: MOST - 1])
    rest = Money.total(amount for place, (_, amount) in enumerate(amounts) if place not in kept)
    return [*(one for place, one in enumerate(amounts) if place in kept), (others, rest)]
