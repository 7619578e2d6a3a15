"""Months that may be paid before they are billed: the next ones of every monthly item, at the prices known now."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from deskapp.estate.records import Customer, Occupancy, ParkingSpace, Unit
from deskapp.kernel.days import Month, Period
from deskapp.ledger.allocation import Owed, oldest_first
from deskapp.ledger.billing import Bill, bill_of, books, rates
from deskapp.ledger.fee_records import Charge, FeeItem, ItemRounding, Tariff
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.monthly import load_units
from deskapp.staff.settings import Setting
from deskapp.store.once import once

MOST_MONTHS = 12
"""So many months after this one may be paid ahead: as a rule up to one year (specification 6.1, advance fee)."""


@once(Charge, FeeItem, Tariff, ItemRounding, Setting, Unit, ParkingSpace, Occupancy, Customer)
def months_ahead(session: Session, unit_id: int, day: date) -> tuple[Owed, ...]:
    """Every month from this one on that is not charged yet and may be paid now, oldest first.

    Months before this one are never charged here: they belong to the billing run.
    """
    now = Month.of(day)
    made, standing = rates(session), books(session, now, now + MOST_MONTHS, unit_id)
    months = [now + after for after in range(MOST_MONTHS + 1)]
    found = [
        (month, bill_of(unit, item, month, made, standing))
        for unit in load_units(session, unit_id)
        for month in months
        for item in made.items
    ]
    return tuple(oldest_first(owed_of(bill, month) for month, bill in found if isinstance(bill, Bill)))


def next_months(candidates: Sequence[Owed], months: int) -> list[Owed]:
    """So many months of the first item, and every other item up to the same month; fewer where there are no more."""
    first = min((one.position for one in candidates), default=0)
    starts = [one.period.start for one in candidates if one.position == first][:months]
    return [one for one in candidates if starts and one.period.start <= starts[-1]]


def until(owed: Sequence[Owed], day: date) -> list[Owed]:
    """Whole months up to the one in which the day lies."""
    return [one for one in owed if one.period.start <= day]


def last_day_ahead(day: date) -> date:
    """The last day up to which may be paid."""
    return (Month.of(day) + MOST_MONTHS).last


def charge_ahead(unit_id: int, owed: Owed) -> dict[str, Any]:
    """The row of the charge that a payment ahead settles, so that the billing run passes the month over."""
    return {
        "unit_id": unit_id,
        "customer_id": owed.customer_id,
        "fee_item_id": owed.fee_item_id,
        "period_from": owed.period.start,
        "period_to": owed.period.end,
        "amount": owed.amount,
        "basis": owed.basis,
        "due_on": owed.due_on,
        "source": ChargeSource.AHEAD,
        "edition": owed.edition,
    }


def owed_of(bill: Bill, month: Month) -> Owed:
    """A month that is charged once it is paid."""
    return Owed(
        fee_item_id=bill.item.id,
        item_name=bill.item.name,
        position=bill.item.position,
        period=Period(month.first, month.last),
        amount=bill.fee.amount,
        open=bill.fee.amount,
        basis=bill.fee.basis,
        due_on=month.last,
        customer_id=bill.customer_id,
        debtor=bill.customer,
        edition=bill.edition,
    )
