"""What the registers of handovers show: move-ins, defects, what is to be paid, keys that were given out."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class MoveInLine:
    """A move-in (REG-12)."""

    number: str
    unit_id: int
    room: str
    owner: str
    kind: str
    agent: str
    prepared_on: date
    inspected_on: date | None
    readings: str
    agreements: str
    receipts: str
    keys_on: date | None
    moved_in_on: date | None
    state: State
    waits_for: str


@dataclass(frozen=True)
class DefectLine:
    """A defect of a handover (REG-13)."""

    key: str
    number: str
    unit_id: int
    room: str
    place: str
    content: str
    responsible: str
    notified_on: date
    due_on: date
    rectified_on: date | None
    accepted_on: date | None
    state: State


@dataclass(frozen=True)
class ReceivableLine:
    """What a unit will pay at its handover (REG-14)."""

    number: str
    unit_id: int
    room: str
    owner: str
    area: str
    tariff: str
    service_fee: Money
    agency: Money
    total: Money
    prepared_on: date
    state: State
    live: bool = True
    """Whether anything is to be paid; nothing is of a handover that was called off."""


@dataclass(frozen=True)
class StockLine:
    """Keys of one kind that came into the centre's keeping, and how many of them are still there (REG-15)."""

    key: str
    unit_id: int
    tag: str
    room: str
    building: str
    name: str
    count: int
    left: int
    measure: str
    place: str
    received_on: date
    origin: str
    state: State


@dataclass(frozen=True)
class KeyLine:
    """Keys, cards or gifts of one kind that somebody received for a unit (MOVEIN-27)."""

    key: str
    unit_id: int
    issued_on: date
    room: str
    kind: str
    name: str
    numbers: str
    count: int
    measure: str
    received_by: str
    receipt_no: str
    by: str
