"""What the registers of goods that leave, and of material that came in, show."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class ReleaseLine:
    """A goods release slip (REG-18)."""

    number: str
    unit_id: int
    applied_on: date
    room: str
    applicant: str
    relation: str
    verified: str
    owed: Money
    reminded: bool
    goods: str
    items: int
    valid: str
    issued_by: str
    state: State
    guard: str
    exit: str
    checked_at: datetime | None
    difference: str


@dataclass(frozen=True)
class MaterialLine:
    """Building material that a guard reported (RELEASE-15)."""

    number: str
    unit_id: int
    seen_at: datetime
    room: str
    material: str
    guard: str
    gate: str
    stopped: bool
