"""What the reports show: takings under a name, and the months of a year."""

from dataclasses import dataclass

from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.takings import Taking


@dataclass(frozen=True)
class TakingLine:
    """What came in under one name; `by` is what the names are of: a day, an item, a way of paying, a clerk.

    A `deposit` is money held for somebody and no income.
    """

    by: str
    name: str
    taking: Taking
    deposit: bool = False


@dataclass(frozen=True)
class MonthLine:
    """A month of the year: what was taken in it, what fell due in it, how much of that is settled by now.

    `deposits` are held for somebody and no income. `before` is what the same month of the year before brought.
    """

    month: Month
    taking: Taking
    cash: Money
    deposits: Money
    before: Money
    due: Money
    settled: Money

    @property
    def open(self) -> Money:
        """What fell due in the month and is not settled."""
        return self.due - self.settled

    @property
    def rate(self) -> str:
        """The part of what fell due that is settled, in tenths of a hundredth cut off: 97.4%. Empty where none did."""
        if not self.due.fen:
            return ""
        whole, tenth = divmod(self.settled.fen * 1000 // self.due.fen, 10)
        return f"{whole}.{tenth}%"
