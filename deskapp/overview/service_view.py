"""What the registers of small services show: copies and fax, housekeeping, tickets of outside parties."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money

VOIDED = "已作废"


@dataclass(frozen=True)
class CopyRow:
    """A line of the copy-fee register (REG-05); a contrary line has counts and an amount below nothing.

    A sale on a receipt of its own that is void comes to nothing.
    """

    sale_id: int
    day: date
    customer: str
    a4: int
    a3: int
    fax: int
    amount: Money
    receipt_no: str
    clerk: str
    reason: str


@dataclass(frozen=True)
class SlipRow:
    """A slip in the register of ad hoc housekeeping (REG-07). `counted` is nothing once its receipt is void."""

    slip_id: int
    day: date
    number: str
    unit_id: int | None
    room: str
    cleaner: str
    hours: str
    amount: Money
    counted: Money
    receipt_no: str
    stapled: bool


@dataclass(frozen=True)
class RegularRow:
    """Months in the register of regular housekeeping (REG-08). `counted` is nothing once its receipt is void."""

    service_id: int
    day: date
    customer: str
    unit_id: int
    room: str
    service: str
    frequency: str
    fee: Money
    period: str
    sheet_no: str
    amount: Money
    counted: Money
    receipt_no: str


@dataclass(frozen=True)
class OutsideRow:
    """An outside ticket (FORM-14). `counted` is nothing once it is void."""

    ticket_id: int
    day: date
    item: str
    issuer: str
    number: str
    room: str
    customer: str
    standard: str
    amount: Money
    counted: Money
    clerk: str
