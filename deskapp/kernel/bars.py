"""What a chart shows, on the page and in the workbook: names along it, and an amount for each in one or two rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from deskapp.kernel.money import Money


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
