"""What is to become of one card, and what a session tells while it does it."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from deskapp.cards.classic.limits import LONGEST_DAYS
from deskapp.cards.classic.slots import SlotKind
from deskapp.cards.desfire.version import Family
from deskapp.cards.keys import SiteKey


class Standing(Enum):
    """What the desk's books say of the card. It decides what is tried first; in the end the card itself is believed."""

    NEW = "never written by us, or wiped for stock"
    BEGUN = "a session with it did not come to its end"
    OURS = "written, and proven at the time"


@dataclass(frozen=True)
class DesfireMedium:
    """How a DESFire card is treated. `family` is asked of the card where it is not known yet.

    `take_over` is False only for cards whose master key is somebody else's and who leave room for our application.
    """

    family: Family | None = None
    take_over: bool = True


@dataclass(frozen=True)
class ClassicMedium:
    """How a Classic card is treated: its sector and the spare ones, the slot this reader is known to take keys in.

    No authorisation ends more than `longest` days after `today`, both counted.
    """

    today: date
    sector: int = 1
    spares: tuple[int, ...] = (2, 3)
    slot: SlotKind | None = None
    longest: int = LONGEST_DAYS
    refuse_changeable: bool = True


@dataclass(frozen=True)
class Plan:
    """One card, bound to its number. `site` is the key it is written with, `older` those it may still bear."""

    uid: bytes
    site: SiteKey
    medium: DesfireMedium | ClassicMedium
    older: tuple[SiteKey, ...] = ()
    standing: Standing = Standing.NEW

    @property
    def sites(self) -> tuple[SiteKey, ...]:
        """The keys of all versions, the current one first."""
        return (self.site, *self.older)


class Act(Enum):
    """What a session is about to do."""

    TAKE_OVER = "change the master key of the card to ours"
    CLEAR = "remove what was begun, or what is no longer to be there"
    CREATE = "make the application and its file"
    WRITE = "write the record"
    SEAL = "change the keys to those of this card"
    RELEASE = "give the card back the keys it had when it was new"
    VERIFY = "read it back in a new session, as a door would"


@dataclass(frozen=True)
class Step:
    """Told before it is done: whoever is told writes it down first, and may stop here by asking for no more."""

    act: Act
    key_version: int
    sector: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What was done and proven, for the books: the version of the key, and where that matters family, sector, slot.

    `commands` is how many the link has sent in all.
    """

    uid: bytes
    key_version: int
    commands: int
    family: Family | None = None
    sector: int | None = None
    slot: SlotKind | None = None


Steps = Generator[Step, None, Outcome]
"""A session: each `next` does what was told and tells what comes; the outcome is its return value."""


def run(steps: Steps, journal: Callable[[Step], object]) -> Outcome:
    """Go through a session; `journal` writes down each step before it is done. What either raises ends it there."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            outcome: Outcome = end.value
            return outcome
        journal(step)
