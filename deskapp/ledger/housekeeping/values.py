"""Housekeeping as the cleaner's book and the record sheet have it, before it is paid."""

from dataclasses import dataclass
from datetime import date

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money


@dataclass(frozen=True)
class Slip:
    """A slip as the cleaner's book has it."""

    book_no: str
    slip_no: str
    done_on: date
    cleaner: str
    hours: str
    amount: Money

    @property
    def number(self) -> str:
        """Its number as the receipt lists it: JZ03-0117."""
        return f"{self.book_no}-{self.slip_no}"


@dataclass(frozen=True)
class Service:
    """Months of a service as the record sheet has them."""

    sheet_no: str
    service: str
    frequency: str
    fee: Money
    starts_on: date
    months: int

    @property
    def period(self) -> Period:
        """From its first day to the day before the same day (GEN-05, GEN-06)."""
        return Period.of_months(self.starts_on, self.months)

    @property
    def amount(self) -> Money:
        """The monthly fee so many times."""
        return self.fee * self.months
