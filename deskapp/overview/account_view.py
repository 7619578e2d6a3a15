"""What the registers of customers' accounts show."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class EntryLine:
    """One entry of an account (账户往来): `number` is that of the ticket, order or move it came of."""

    entry_id: int
    unit_id: int
    ticket_id: int | None
    on: date
    room: str
    customer: str
    purpose: str
    kind: State
    number: str
    clerk: str
    put_in: Money
    taken_out: Money
    balance: Money


@dataclass(frozen=True)
class BalanceLine:
    """What lies on one account now, and since when it has not changed; `left` is told of a customer who has left."""

    unit_id: int
    customer_id: int
    room: str
    customer: str
    purpose: str
    standing: State
    changed_on: date
    amount: Money
