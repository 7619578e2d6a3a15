"""How money is put to what is owed: the oldest first, the rest partly, and never more than is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money

NOTHING = Money()


@dataclass(frozen=True)
class Owed:
    """A charge and what is open of it; without `charge_id` a month that is charged once it is paid ahead."""

    fee_item_id: int
    item_name: str
    position: int
    period: Period
    amount: Money
    open: Money
    basis: str
    due_on: date
    charge_id: int | None = None
    customer_id: int | None = None
    debtor: str = ""
    past_owner: bool = False
    edition: int = 1

    @property
    def ahead(self) -> bool:
        """Whether this is a month nobody owes yet."""
        return self.charge_id is None

    @property
    def partly_paid(self) -> bool:
        """Whether some of it was paid before."""
        return self.open < self.amount


@dataclass(frozen=True)
class Share:
    """So much of a payment for one thing that is owed."""

    owed: Owed
    amount: Money

    @property
    def partial(self) -> bool:
        """Whether it pays less than the whole charge, now or together with what was paid before."""
        return self.amount != self.owed.amount


@dataclass(frozen=True)
class Allocation:
    """What a sum pays for, in order, and what is left of it."""

    shares: tuple[Share, ...]
    rest: Money

    @property
    def total(self) -> Money:
        """What was put to something."""
        return Money.total(share.amount for share in self.shares)


def oldest_first(owed: Iterable[Owed]) -> list[Owed]:
    """By period, then in the order of table FEE-T1; what is charged already before what is not."""
    return sorted(owed, key=lambda one: (one.ahead, one.period.start, one.position, one.charge_id or 0))


def allocate(amount: Money, owed: Sequence[Owed]) -> Allocation:
    """Put a sum to what is owed, in the order given; the last one may be paid in part.

    What is left once everything is covered is the rest. ValueError for a negative sum.
    """
    if amount < NOTHING:
        raise ValueError("金额不能是负数")
    shares, rest = [], amount
    for one in owed:
        part = min(one.open, rest)
        if part > NOTHING:
            shares.append(Share(one, part))
            rest -= part
    return Allocation(tuple(shares), rest)


def in_full(owed: Sequence[Owed]) -> Allocation:
    """Everything given, wholly paid."""
    return Allocation(tuple(Share(one, one.open) for one in owed), NOTHING)
