"""What is collected at the counter of the sample besides the monthly fees: repairs, cleaning, stalls, deposits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from deskapp.kernel.money import Money
from deskapp.procedures.collect_fees.steps import Extra
from deskapp.sample.filled import fill

MOST_A_DAY = 1
DEPOSIT = "convenience_deposit"
LENT = ("脚手架借用", "升降机借用", "活动场地借用", "会议室借用")


@dataclass
class CounterSales:
    """Sells something to somebody now and then; `serial` numbers slips."""

    dice: Random
    unit_ids: Sequence[int]
    serial: int = 0
    offers: tuple[Callable[[date], Extra], ...] = field(init=False)

    def __post_init__(self) -> None:
        self.offers = (self._repair, self._cleaning, self._stall, self._deposit)

    def of(self, day: date) -> Iterator[tuple[int, Extra]]:
        """Unit and item of every sale of a day."""
        for _ in range(self.dice.randrange(MOST_A_DAY + 1)):
            yield self.dice.choice(self.unit_ids), self.dice.choice(self.offers)(day)

    def _next(self) -> int:
        self.serial += 1
        return self.serial

    def _stall(self, day: date) -> Extra:
        return fill(Extra, item="promotion_fee", quantity=1, price=Money(150_00) * self.dice.randrange(1, 5))

    def _deposit(self, day: date) -> Extra:
        price = Money(1000_00) * self.dice.randrange(1, 3)
        return fill(Extra, item=DEPOSIT, quantity=1, price=price, numbers=LENT[self._next() % len(LENT)])

    def _repair(self, day: date) -> Extra:
        price = Money(10_00) * self.dice.randrange(3, 18)
        return fill(Extra, item="repair_charge", quantity=1, price=price, numbers=f"WX{day:%y%m%d}{self._next():04d}")

    def _cleaning(self, day: date) -> Extra:
        price = Money(40_00) * self.dice.randrange(1, 5)
        return fill(Extra, item="convenience_service", quantity=1, price=price, numbers="钟点工")
