"""What the registers of homes that change hands show: who moved out, and who bought."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


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
