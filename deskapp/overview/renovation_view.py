"""What the registers of renovation show."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class FilingLine:
    """A filing in the renovation ledger (REG-01). Receipts, orders and signatures are named by side, owner first."""

    number: str
    unit_id: int
    building: str
    floor: int | None
    room: str
    owner: str
    contractor: str
    principal: str
    phone: str
    starts_on: date
    ends_on: date
    extensions: int
    state: State
    deposit_owner: Money
    receipt_owner: str
    deposit_contractor: Money
    receipt_contractor: str
    tax: str
    passes_issued: int
    passes_returned: int
    inspected_on: date | None
    inspection: str
    refunds: str
    refunded_on: date | None
    signed_by: str
    """Who signed the ledger when the refund was ordered (RENO-56)."""
    at_risk: bool

    @property
    def period(self) -> str:
        """From and to, extensions counted."""
        return f"{self.starts_on} 至 {self.ends_on}"


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents page of a folder, from low floor to high floor (REG-02, RENO-36)."""

    number: str
    building: str
    floor: int | None
    room: str
    period: str
    owner: str
    phone: str
    state: State
    tax: str


@dataclass(frozen=True)
class PassLine:
    """A temporary pass (REG-03); of the worker's number only the ends are shown."""

    number: str
    filing: str
    room: str
    worker: str
    id_no: str
    issued_on: date
    valid_to: date
    extended_to: date | None
    returned_on: date | None
    lost_on: date | None
    state: State
