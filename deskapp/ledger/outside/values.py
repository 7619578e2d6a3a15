"""An outside ticket as it is entered, before it is kept."""

from dataclasses import dataclass

from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo


@dataclass(frozen=True)
class Entry:
    """An outside ticket as it is entered (FORM-14)."""

    item: str
    issuer: str
    number: TicketNo
    standard: str
    amount: Money
