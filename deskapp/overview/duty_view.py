"""What the lists of duty show: the roster, the notes of the shifts, and who has read the records."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.overview.shown import State


@dataclass(frozen=True)
class RosterLine:
    """Somebody's day on the roster (SHIFT-05)."""

    day: date
    name: str
    shift: str
    leave: str


@dataclass(frozen=True)
class DutyLine:
    """A note of duty (SHIFT-04)."""

    number: str
    at: datetime
    by: str
    source: str
    said: str
    state: State
    major: bool
    waits: bool
    answer: str


@dataclass(frozen=True)
class ReadLine:
    """The records of a post of one day, read and signed for (ROLE-10)."""

    day: date
    post: str
    read_at: datetime
    by: str
    remark: str
