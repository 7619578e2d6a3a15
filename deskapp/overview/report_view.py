"""What the reports show: takings under a name, and the months of a year."""

from dataclasses import dataclass
from enum import Enum

from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.takings import Taking


class Nature(Enum):
    """What a taking is, where it is no income or no new money: told beside its name."""

    ORDINARY = ""
    DEPOSIT = "押金，不计收入"
    PREPAID = "存入账户，抵付前不计收入"
    USED = "账户抵付，不是新收的钱"


@dataclass(frozen=True)
class TakingLine:
    """What came in under one name; `by` is what the names are of: a day, an item, a way of paying, a clerk."""

    by: str
    name: str
    taking: Taking
    nature: Nature = Nature.ORDINARY


@dataclass(frozen=True)
class MonthLine:
    """A month of the year: what was taken in it, what fell due in it, how much of that is settled by now.

    `deposits` are held for somebody and no income, nor is what was `prepaid` before it pays something; what was
    `used` of that is no new money. `before` is what the same month of the year before brought.
    """

    month: Month
    taking: Taking
    cash: Money
    deposits: Money
    before: Money
    due: Money
    settled: Money
    reduced: Money = Money()
    """What approved papers took off what fell due in it (FEE-25)."""
    prepaid: Money = Money()
    used: Money = Money()

    @property
    def other(self) -> Money:
        """What came in other ways than cash."""
        return self.taking.net - self.cash - self.used

    @property
    def held(self) -> Money:
        """What of the takings is no income."""
        return self.deposits + self.prepaid

    @property
    def open(self) -> Money:
        """What fell due in the month, and is neither settled nor taken off."""
        return self.due - self.settled - self.reduced

    @property
    def rate(self) -> str:
        """The part of what fell due, and was not taken off, that is settled: 97.4%, cut off. Empty where none did."""
        asked = self.due - self.reduced
        if not asked.fen:
            return ""
        whole, tenth = divmod(self.settled.fen * 1000 // asked.fen, 10)
        return f"{whole}.{tenth}%"
