"""Counts a quarter of cards: what each class was issued, renewed, lost, and how many were active at the end."""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date

from deskapp.access.kinds import EventKind, HolderClass
from deskapp.access.rules.states import on_day
from deskapp.estate.kinds import CardState
from deskapp.kernel.days import Month, Period, WorkCalendar

LEADS_TO = {
    EventKind.ISSUED: CardState.ACTIVE,
    EventKind.RENEWED: CardState.ACTIVE,
    EventKind.TOPPED_UP: CardState.ACTIVE,
    EventKind.RIGHTS: CardState.ACTIVE,
    EventKind.FOUND: CardState.ACTIVE,
    EventKind.LOST: CardState.LOST,
    EventKind.DAMAGED: CardState.DAMAGED,
    EventKind.REPLACED: CardState.REPLACED,
    EventKind.CANCELLED: CardState.CANCELLED,
    EventKind.RETURNED: CardState.RETURNED,
    EventKind.WIPED: CardState.RETURNED,
    EventKind.WRITE_FAILED: CardState.WRITE_FAILED,
}
"""The state an event leaves a card in; a failed write only where the card was never issued."""
DUE_WORKING_DAYS = 5
WRITTEN = re.compile(r"(\d{4})(?:年第|Q|-)([1-4])(?:季度)?")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, 1 to 4. ValueError outside."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"没有第 {self.number} 季度")

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """2026年第4季度, also as 2026Q4 or 2026-4. ValueError for anything else."""
        found = WRITTEN.fullmatch(text.strip().upper())
        if found is None:
            raise ValueError("请填写季度，如 2026年第3季度")
        return cls(int(found[1]), int(found[2]))

    def __add__(self, quarters: int) -> "Quarter":
        year, place = divmod(self.year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, place + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return Month(self.year, self.number * 3).last

    @property
    def code(self) -> str:
        """2026Q4, as numbers of papers carry it."""
        return f"{self.year}Q{self.number}"

    @property
    def label(self) -> str:
        """2026年第4季度."""
        return f"{self.year}年第{self.number}季度"

    def due(self, calendar: WorkCalendar) -> date:
        """The last day for its table: five working days after its end (RPT-07). Raises YearMissingError."""
        return calendar.add_working_days(self.last, DUE_WORKING_DAYS)


@dataclass(frozen=True)
class Happened:
    """One event of a card, with the class it was held as and the last day it had then."""

    day: date
    kind: EventKind
    held_as: HolderClass | None
    valid_to: date | None


@dataclass(frozen=True)
class CardLife:
    """A card and what happened to it; one without events, from an old roster, has its state as it stands."""

    card_no: str
    holder: str
    room_no: str
    happened: tuple[Happened, ...]
    roster_state: CardState | None = None
    roster_valid_to: date | None = None

    def held_as(self, day: date) -> HolderClass | None:
        """The class it was last held as by a day; None for an old roster's."""
        known = [one.held_as for one in self.happened if one.day <= day and one.held_as]
        return known[-1] if known else None

    def state(self, day: date) -> CardState:
        """How it stood at the end of a day."""
        until = [one for one in self.happened if one.day <= day]
        if not until:
            return on_day(self.roster_state or CardState.BLANK, self.roster_valid_to, day)
        state = CardState.BLANK
        for one in until:
            leads = LEADS_TO.get(one.kind)
            if leads and not (one.kind is EventKind.WRITE_FAILED and state in (CardState.ACTIVE, CardState.EXPIRED)):
                state = leads
        return on_day(state, next((one.valid_to for one in reversed(until) if one.valid_to), None), day)

    def valid_to(self, day: date) -> date | None:
        """Its last day as it stood at the end of a day."""
        ends = [one.valid_to for one in self.happened if one.day <= day and one.valid_to]
        return ends[-1] if ends else self.roster_valid_to if not self.happened else None

    def expired_within(self, period: Period) -> bool:
        """Whether its last day fell into the period, and no event in it gave it another."""
        last = self.valid_to(period.end)
        return last is not None and last in period and self.state(period.end) is CardState.EXPIRED


@dataclass(frozen=True)
class Row:
    """A class in a quarter (REG-20); None is for cards of old rosters, whose class is not known."""

    held_as: HolderClass | None
    active: int
    issued: int
    renewed: int
    expired: int
    lost: int
    damaged: int
    replaced: int
    cancelled: int
    returned: int


def table(lives: Sequence[CardLife], quarter: Quarter, today: date = date.max) -> tuple[Row, ...]:
    """One row a class that has anything to tell, in the order of the classes, old rosters last.

    A quarter that still runs is told as it stands `today`: nothing in it has expired that only will.
    """
    rows = []
    for held_as in (*HolderClass, None):
        mine = [life for life in lives if life.held_as(quarter.last) is held_as]
        rows.append(_row(held_as, mine, Period(quarter.first, min(quarter.last, today))))
    return tuple(row for row in rows if any(astuple(row)[1:]))


def _row(held_as: HolderClass | None, mine: Sequence[CardLife], period: Period) -> Row:
    def count(kind: EventKind) -> int:
        return sum(one.kind is kind and one.day in period for life in mine for one in life.happened)

    return Row(
        held_as=held_as,
        active=sum(life.state(period.end) is CardState.ACTIVE for life in mine),
        issued=count(EventKind.ISSUED),
        renewed=count(EventKind.RENEWED),
        expired=sum(life.expired_within(period) for life in mine),
        lost=count(EventKind.LOST),
        damaged=count(EventKind.DAMAGED),
        replaced=count(EventKind.REPLACED),
        cancelled=count(EventKind.CANCELLED),
        returned=count(EventKind.RETURNED),
    )
