"""What the register of reductions shows."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class ReductionLine:
    """An approved reduction: what it takes off, who applied and who approved, and what it took off when it was used."""

    number: str
    unit_id: int
    approved_on: date
    room: str
    kind: str
    of: str
    takes_off: str
    applicant: str
    reason: str
    proof: str
    approved_by: str
    clerk: str
    valid_until: date
    used_on: date | None
    receipt_no: str
    taken_off: Money
    state: State
