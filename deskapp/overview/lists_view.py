"""What the lists show: units, tickets, ticket books, payments, the journal and the arrears."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.money import Money
from deskapp.kernel.takings import Part
from deskapp.overview.shown import State


@dataclass(frozen=True)
class UnitLine:
    """A unit in the list of all units."""

    unit_id: int
    room: str
    building: str
    unit_type: str
    area: str
    customer: str
    state: State
    owed: Money
    months: int
    """How many charges are past due."""


@dataclass(frozen=True)
class TicketLine:
    """A number that was used, in the ticket register (REG-06)."""

    ticket_id: int
    printed_no: str
    type: str
    at: datetime
    room: str
    customer: str
    items: str
    amount: Money
    methods: str
    state: State
    clerk: str
    live: bool
    """Whether its amount counts in the sum."""
    series: str = ""
    remark: str = ""
    exchanged: str = ""
    """What it was exchanged for, or from what: 换开为 A0000012."""
    void_reason: str = ""
    boxed: bool = False
    """Whether it was put into the box for unclaimed tickets."""

    @property
    def told(self) -> str:
        """What became of it, else what stands on it."""
        return self.exchanged or self.void_reason or self.remark


@dataclass(frozen=True)
class BookLine:
    """A book in the register of ticket books (REG-11)."""

    book_id: int
    numbers: str
    type: str
    state: State
    drawn_by: str
    drawn_on: date | None
    next_no: str
    left: int
    written_off_on: date | None
    last_no: str = ""
    """The last number used."""
    written_off_by: str = ""


@dataclass(frozen=True)
class PaymentLine:
    """A line of the payment journal (REG-04)."""

    payment_id: int
    at: datetime
    room: str
    payer: str
    item: str
    period: str
    amount: Money
    methods: str
    ticket_no: str
    ticket_id: int | None
    clerk: str
    reversal: bool
    ticket_type: str = ""
    handover: str = ""
    banked: str = ""
    """The days on which the cash of its business day was paid in at the bank."""

    @property
    def part(self) -> Part:
        """The line, to be counted."""
        return Part("", self.payment_id, self.amount, self.reversal)


@dataclass(frozen=True)
class ChangeLine:
    """A line of the journal of changes (GEN-09), for leads."""

    at: datetime
    who: str
    act: str
    about: str
    what: str


@dataclass(frozen=True)
class ArrearsLine:
    """A unit in the arrears list (ARREARS-09), by age."""

    unit_id: int
    room: str
    customer: str
    ages: tuple[Money, ...]
    total: Money
    of_past_owners: Money
    since: date | None


@dataclass(frozen=True)
class DayLine:
    """What was taken on one day by everybody, and whether all of it is in a closing.

    `used` was paid by customers' accounts and is no new money, `kept` went into them and is no income yet.
    """

    day: date
    payments: int
    reversals: int
    cash: Money
    other: Money
    closed: State
    used: Money = Money()
    kept: Money = Money()

    @property
    def total(self) -> Money:
        """Cash and all other ways, accounts among them: what the tickets come to."""
        return self.cash + self.other + self.used


@dataclass(frozen=True)
class FactLine:
    """A must-know fact (REG-55): its group, what is asked and answered, and the day of its last change."""

    group: str
    question: str
    answer: str
    updated_on: date | None


@dataclass(frozen=True)
class PriceLine:
    """A price in force (KNOW-01): of which item and kind of unit, how much, since when, and how it is rounded."""

    item: str
    kind: str
    price: str
    since: date
    rounding: str
