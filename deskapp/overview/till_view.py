"""What the lists of drawers show: shifts, cash moved, differences, banking, and who left the desk."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class ShiftLine:
    """A shift that was handed over (REG-49)."""

    number: str
    at: datetime
    shift: str
    outgoing: str
    incoming: str
    cash: Money
    difference: Money
    remarks: str


@dataclass(frozen=True)
class MoveLine:
    """Cash that was put into a drawer, or taken out: then the amount is negative."""

    number: str
    at: datetime
    clerk: str
    kind: str
    amount: Money
    other: str
    reason: str


@dataclass(frozen=True)
class DifferenceLine:
    """A shortage, negative, or an excess, and how it was settled."""

    number: str
    day: date
    clerk: str
    amount: Money
    found_in: str
    reason: str
    confirmed_by: str
    state: State
    how: str
    settled_on: date | None

    @property
    def open(self) -> bool:
        """Whether it waits to be settled."""
        return self.settled_on is None


@dataclass(frozen=True)
class BankingLine:
    """A day's cash and what was banked of it (REG-58); a day banked on several slips names them all."""

    day: date
    collected: Money
    banked: Money
    slips: str
    banked_on: str
    by: str
    difference: Money


@dataclass(frozen=True)
class AbsenceLine:
    """Somebody who left the desk (SHIFT-03)."""

    number: str
    clerk: str
    left_at: datetime
    due_back: str
    back_at: datetime | None
    reason: str
    stands_in: str
    approved_by: str
    state: State
