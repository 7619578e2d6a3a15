"""What the page of one card shows: whose it is, what it opens and until when, what the doors do not know, its past."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from deskapp.overview.shown import State
from deskapp.overview.unit_view import Happening


@dataclass(frozen=True)
class Right:
    """One authorisation of a card (CARD-25): what it is for, its days, its door groups by name, how it stands."""

    what: str
    valid_from: date | None
    valid_to: date | None
    doors: str
    state: State


@dataclass(frozen=True)
class NotInForce:
    """Door groups that do not know a card as it is, and what they should know; in red where one opens and must not."""

    groups: str
    state: State


@dataclass(frozen=True)
class CardView:
    """One card of the register at one moment.

    `advice` says how it stands in a sentence, with what to do; `refused` why an act of the policy table cannot be
    done to it now, by the name of the act; `also` names procedures that suit it besides those about cards in use.
    """

    card_id: int
    card_no: str
    state: State
    advice: str
    holder: str
    held_as: str
    room: str
    unit_id: int | None
    rights: tuple[Right, ...]
    facts: tuple[tuple[str, str], ...]
    waiting: tuple[NotInForce, ...]
    happenings: tuple[Happening, ...]
    refused: Mapping[str, str]
    also: tuple[str, ...]
