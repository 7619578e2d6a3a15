"""What the registers of parking show: agreements, months paid, monthly cards that end."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State
from deskapp.staff.tasks import About


@dataclass(frozen=True)
class SpaceLine:
    """An agreement in the parking register (REG-21)."""

    agreement_id: int
    space: str
    kind: str
    unit_id: int | None
    room: str
    holder: str
    plates: str
    number: str
    from_date: date
    to_date: date | None
    fee: Money
    collection: str
    card: str
    paid_to: date | None
    state: State


@dataclass(frozen=True)
class TopUpLine:
    """Months in the top-up register (REG-22); months taken back are below nothing."""

    top_up_id: int
    day: date
    card: str
    space: str
    unit_id: int | None
    room: str
    months: int
    from_date: date
    to_date: date
    amount: Money
    ticket_no: str
    invoices: str
    free: bool


@dataclass(frozen=True)
class GateLine:
    """A monthly card that ends soon, or has run out and is still out, for the people at the gate (PARK-14).

    `about` is the record its holder is called about, `waits` whether that is still to be done.
    """

    card_id: int
    card: str
    space: str
    plates: str
    unit_id: int | None
    room: str
    holder: str
    ended: date
    days_left: int
    state: State
    about: About
    called: bool
    waits: bool
