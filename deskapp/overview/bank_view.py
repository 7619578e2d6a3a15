"""What the registers of bank collection show: lines of lists, money kept apart, agreements."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.shown import State


@dataclass(frozen=True)
class BankLineRow:
    """A line of a list and what the bank has answered (RPT-22); of the account only its last places.

    What the bank took back afterwards is collected no more: its reason says when, why and by which notice.
    """

    line_id: int
    unit_id: int
    collect_on: date
    number: str
    reference: str
    room: str
    payer: str
    bank: str
    account: str
    amount: Money
    state: State
    collected: Money
    reason: str
    invoice: str


@dataclass(frozen=True)
class BankReturnRow:
    """A collection that the bank took back; `invoices` are those still to be called in."""

    number: str
    day: date
    returned_on: date
    notice_no: str
    reference: str
    room: str
    payer: str
    reason: str
    agreed_by: str
    invoices: str
    amount: Money


@dataclass(frozen=True)
class ApartRow:
    """Money that matched nothing, and what became of it."""

    number: str
    collected_on: date
    reference: str
    room: str
    amount: Money
    why: str
    state: State
    proof: str


@dataclass(frozen=True)
class BankAgreementRow:
    """An agreement on bank collection (FORM-18)."""

    agreement_id: int
    unit_id: int
    number: str
    room: str
    payer: str
    bank: str
    account: str
    items: str
    valid_from: date
    ended_on: date | None
    state: State
