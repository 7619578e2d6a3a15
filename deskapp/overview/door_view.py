"""What the pages of doors show: where each door stands, cards that are not yet in force, lists handed out."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.overview.shown import State


@dataclass(frozen=True)
class DoorLine:
    """A door: the newest list of its group, the one it has (None for none), and how many cards it does not know."""

    door_id: int
    group: str
    gate: bool
    door: str
    loaded: int | None
    loaded_on: date | None
    loaded_by: str
    newest: int | None
    waiting: int
    still_opens: int
    """Cards that ought to be refused and still open it."""
    state: State


@dataclass(frozen=True)
class WaitingLine:
    """A card that some doors of a group do not know as it is, and what they should know."""

    card_id: int
    card_no: str
    unit_id: int | None
    room: str
    holder: str
    group: str
    doors: str
    should: str
    state: State


@dataclass(frozen=True)
class DoorListLine:
    """A numbered list that was handed out, and the doors that have it."""

    list_id: int
    group: str
    number: int
    kind: str
    base: int | None
    at: datetime
    by: str
    allowed: int
    refused: int
    code: str
    doors: str
    state: State


@dataclass(frozen=True)
class DoorSetting:
    """How the centre's doors read cards, in words, for the page of settings; what that is good for, in sentences."""

    facts: tuple[tuple[str, str], ...]
    protects: tuple[str, ...]
