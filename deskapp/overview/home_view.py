"""What the home page shows: today's list, what lies half-done, and the takings of the shift."""

from dataclasses import dataclass
from enum import Enum

from deskapp.kernel.money import Money
from deskapp.overview.shown import Link


class Urgency(Enum):
    """When something is due, by the day; the order is that of the list."""

    LATE = "late"
    TODAY = "today"
    LATER = "later"


class Pile(Enum):
    """What kind of unfinished business a line is, for the tabs of the list."""

    UNPRINTED = "未打印"
    UNFINISHED = "未写完"
    OTHER = ""


@dataclass(frozen=True)
class Matter:
    """One line of today's list (GEN-13)."""

    urgency: Urgency
    due: str
    what: str
    more: str
    link: Link
    room: str = ""
    customer: str = ""
    by: str = ""
    pile: Pile = Pile.OTHER
    task_id: int | None = None
    """Set where the line is a task, which is done when somebody says so; the others go by themselves."""


@dataclass(frozen=True)
class HalfDone:
    """A walk left half-way: what and about whom, when and where it stopped."""

    words: str
    stopped: str
    request_id: str


@dataclass(frozen=True)
class Shift:
    """What the clerk on duty took since the last closing, and the number of the next receipt."""

    methods: tuple[tuple[str, Money], ...]
    total: Money
    payments: int
    next_receipt: str
    left_in_book: int | None
    in_drawer: Money | None = None
    """What should lie in the drawer, where that is another sum than the cash taken."""


@dataclass(frozen=True)
class HomeView:
    """The home page at one moment. `shift` is None for somebody who takes no money.

    More waiting customers than `queue_limit` call for help (GEN-18). `clock` says that the clock is behind, if it is.
    """

    matters: tuple[Matter, ...]
    half_done: tuple[HalfDone, ...]
    shift: Shift | None
    queue_limit: int
    clock: str = ""
