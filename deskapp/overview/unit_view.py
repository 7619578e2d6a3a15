"""What the page of a unit shows: who lives there, what is owed, what they hold, what happened."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class Person:
    """Somebody tied to the unit. Phone and number of the paper are masked (PRIVACY-03)."""

    customer_id: int
    name: str
    role: str
    phone: str
    id_no: str
    note: str


@dataclass(frozen=True)
class PastPerson:
    """Somebody who was tied to the unit before, and what they still owe."""

    name: str
    role: str
    period: str
    owes: Money


@dataclass(frozen=True)
class Due:
    """Open charges of one item that follow each other: from the first day of the first to the last of the last."""

    item: str
    period: str
    state: State
    amount: Money
    debtor: str = ""
    """Named where it is not somebody who is tied to the unit now."""


@dataclass(frozen=True)
class Receipt:
    """A ticket issued for the unit."""

    ticket_id: int
    printed_no: str
    day: date
    customer: str
    amount: Money
    methods: str
    state: State


@dataclass(frozen=True)
class Holding:
    """A card, vehicle, parking space or account of the unit: what, whose, and how it stands."""

    what: str
    whose: str
    more: str
    state: State
    card_id: int | None = None
    """Set for a card, which has a page of its own."""


@dataclass(frozen=True)
class StandingOrder:
    """An instruction in force, shown above everything and in every procedure opened for the unit."""

    instruction_id: int
    words: str
    source: str


@dataclass(frozen=True)
class Happening:
    """One event of the past: day, what, by whom and under which number; of a unit also the kind it is sifted by."""

    day: str
    what: str
    who: str
    theme: str = ""


@dataclass(frozen=True)
class UnitView:
    """The page of one unit at one moment."""

    unit_id: int
    room: str
    headline: str
    """Who counts as the customer now: 张素芬, or empty."""
    state: str
    about: str
    owed: Money
    not_due: Money
    instructions: tuple[StandingOrder, ...]
    people: tuple[Person, ...]
    past: tuple[PastPerson, ...]
    dues: tuple[Due, ...]
    receipts: tuple[Receipt, ...]
    cards: tuple[Holding, ...]
    vehicles: tuple[Holding, ...]
    accounts: tuple[Holding, ...]
    facts: tuple[tuple[str, str], ...]
    happenings: tuple[Happening, ...]
    half_done: tuple[tuple[str, str, str], ...]
    """Drafts about this unit: words, when and where it stopped, request id."""
    balances: tuple[tuple[str, str, Money], ...] = ()
    """What lies on accounts of the unit: for what, whose, how much."""

    @property
    def balance(self) -> Money:
        """All of it that belongs to whoever counts as the customer now."""
        return Money.total(amount for _, whose, amount in self.balances if whose == self.headline)


@dataclass(frozen=True)
class Revealed:
    """What was masked, in full; looking at it was journaled (PRIVACY-03)."""

    name: str
    phones: str
    id_no: str
    emergency: str
