"""What the registers of homes that change hands show: who moved out, and who bought."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class ResaleLine:
    """A unit that gets another owner (REG-16)."""

    number: str
    unit_id: int
    received_on: date
    room: str
    old_owner: str
    new_owner: str
    change_on: date
    owed: Money
    proof: str
    papers: str
    former: str
    acknowledged: str
    waiting: tuple[str, ...]
    """Who has not acknowledged the notice yet."""
    state: State
    then: str
    remark: str


@dataclass(frozen=True)
class MoveOutLine:
    """Somebody who moves out (REG-17)."""

    number: str
    unit_id: int
    started_on: date
    room: str
    person: str
    relation: str
    leaving: str
    leaving_on: date
    confirmed: str
    readings: str
    open: Money
    release_no: str
    cards: str
    keys: str
    state: State
    then: str
    remark: str
