"""What the registers of deposits and of the desk's cash show."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State

AGES = ("30 天内", "31–90 天", "91–180 天", "181–365 天", "一年以上")
UNTIL = (30, 90, 180, 365)
"""The last day of every age but the last."""


@dataclass(frozen=True)
class DepositLine:
    """A deposit in its register (REG-57): `held` is what the centre still owes, `days` how long it has held it."""

    payment_id: int
    ticket_id: int | None
    unit_id: int | None
    received_on: date
    receipt_no: str
    room: str
    payer: str
    item: str
    shown: str
    amount: Money
    held: Money
    state: State
    days: int
    earliest_on: date | None
    order_no: str
    refunded_on: date | None
    refunded: Money
    deducted: Money
    reason: str

    @property
    def age(self) -> int:
        """The place of its age among AGES."""
        return next((place for place, last in enumerate(UNTIL) if self.days <= last), len(UNTIL))


@dataclass(frozen=True)
class AdvanceLine:
    """Cash that was lent (REG-09), with what came back last and what is still out."""

    number: str
    lent_on: date
    borrower: str
    reason: str
    amount: Money
    approved_by: str
    due_back: date
    returned_on: date | None
    left: Money
    clerk: str
    state: State


@dataclass(frozen=True)
class CounterfeitLine:
    """Counterfeit notes and the collector who makes them good (FEE-31)."""

    number: str
    found_on: date
    found_at: str
    collector: str
    face: Money
    pieces: int
    amount: Money
    serials: str
    remark: str
    replaced_on: date | None
    state: State


@dataclass(frozen=True)
class CheckLine:
    """A spot check of the cashier (REG-10); `expected` and `counted` are None where no cash was counted."""

    check_id: int
    checked_on: date
    checker: str
    checked: str
    clerk: str
    expected: Money | None
    counted: Money | None
    state: State
    finding: str
