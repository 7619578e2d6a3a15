"""The billing run: every unit is charged its monthly items for a month, once, and nothing is charged twice."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from deskapp.audit.journal import keep_many
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.ledger.fee_records import BillingRun, Charge, FeeItem, ItemRounding, Tariff
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.monthly import BilledUnit, MonthlyItem, Skipped, fee_of, load_units
from deskapp.ledger.tariffs import Fee, PriceList, monthly_items, price_list
from deskapp.staff.settings import Setting, Settings, read_settings
from deskapp.store.once import once

BATCH = 200
Progress = Callable[[str, int, int], None]
"""Told (words, how many are done, how many there are); what it raises stops the run, and nothing is charged."""


@dataclass(frozen=True)
class Bill:
    """What a unit is to be charged for one item. `edition` counts up where an earlier charge was cancelled."""

    unit_id: int
    room_no: str
    customer_id: int | None
    customer: str
    item: MonthlyItem
    fee: Fee
    edition: int = 1


@dataclass(frozen=True)
class Passed:
    """A unit and item that are charged nothing, and why."""

    room_no: str
    item: MonthlyItem
    why: Skipped


@dataclass(frozen=True)
class MonthPlan:
    """What a billing run of a month would charge, and what it would pass over."""

    month: Month
    bills: tuple[Bill, ...]
    passed: tuple[Passed, ...]

    @property
    def total(self) -> Money:
        """The sum of all charges."""
        return Money.total(bill.fee.amount for bill in self.bills)

    @property
    def by_item(self) -> dict[str, tuple[int, Money]]:
        """How many charges of each item, and their sum."""
        names = dict.fromkeys(bill.item.name for bill in self.bills)
        of = {name: [bill.fee.amount for bill in self.bills if bill.item.name == name] for name in names}
        return {name: (len(amounts), Money.total(amounts)) for name, amounts in of.items()}

    @property
    def reasons(self) -> Counter[tuple[str, Skipped]]:
        """How many units were passed over for each item and reason."""
        return Counter((passed.item.name, passed.why) for passed in self.passed)


class Books:
    """The charges that stand already, by unit and item."""

    def __init__(self, rows: Iterable[Row[Any]]) -> None:
        self._rows: dict[tuple[int, int], list[Row[Any]]] = defaultdict(list)
        for row in rows:
            self._rows[row.unit_id, row.fee_item_id].append(row)

    def booked(self, unit_id: int, item_id: int, month: Month) -> Skipped | None:
        """Whether a live charge touches the month."""
        rows = self._rows[unit_id, item_id]
        cancelled = {row.cancels_id for row in rows}
        live = [row for row in rows if row.cancels_id is None and row.id not in cancelled]
        touching = [row for row in live if row.period_from <= month.last and row.period_to >= month.first]
        if not touching:
            return None
        return Skipped.AHEAD if touching[0].source is ChargeSource.AHEAD else Skipped.CHARGED

    def next_edition(self, unit_id: int, item_id: int, month: Month) -> int:
        """One more than how often the month was charged, cancelled charges and their contrary entries counted."""
        rows = self._rows[unit_id, item_id]
        return 1 + max((row.edition for row in rows if row.period_from == month.first), default=0)


def books(session: Session, first: Month, last: Month, unit_id: int | None = None) -> Books:
    """The charges that touch a run of months, of all units or the one."""
    asked = _STANDING if unit_id is None else _STANDING_OF_ONE
    return Books(session.execute(asked, {"first": first.first, "last": last.last, "unit_id": unit_id}))


_STANDING = select(
    Charge.id,
    Charge.unit_id,
    Charge.fee_item_id,
    Charge.period_from,
    Charge.period_to,
    Charge.source,
    Charge.edition,
    Charge.cancels_id,
).where(Charge.period_from <= bindparam("last"), Charge.period_to >= bindparam("first"))
_STANDING_OF_ONE = _STANDING.where(Charge.unit_id == bindparam("unit_id"))


@dataclass(frozen=True)
class Rates:
    """What every bill is made from: the items, their prices, the settings."""

    items: tuple[MonthlyItem, ...]
    prices: PriceList
    settings: Settings


@once(FeeItem, Tariff, ItemRounding, Setting)
def rates(session: Session) -> Rates:
    """What holds now."""
    items = (MonthlyItem(item.id, item.code, item.name, item.position) for item in monthly_items(session))
    return Rates(tuple(items), price_list(session), read_settings(session))


def bill_of(unit: BilledUnit, item: MonthlyItem, month: Month, rates: Rates, books: Books) -> Bill | Skipped | None:
    """The bill of a unit for a month of an item, or why there is none; None where the item is not for this unit."""
    fee = fee_of(unit, item, month, rates.prices)
    if fee is None:
        return None
    why = books.booked(unit.id, item.id, month) or unit.stop(month, rates.settings)
    if why:
        return why
    if isinstance(fee, Skipped):
        return fee
    tie = unit.debtor(month)
    customer_id, name = (tie.customer_id, tie.name) if tie else (None, "")
    edition = books.next_edition(unit.id, item.id, month)
    return Bill(unit.id, unit.room_no, customer_id, name, item, fee, edition)


def plan_month(session: Session, month: Month) -> MonthPlan:
    """What is to be charged for a month over all units."""
    made, standing = rates(session), books(session, month, month)
    bills: list[Bill] = []
    passed: list[Passed] = []
    for unit in load_units(session):
        for item in made.items:
            bill = bill_of(unit, item, month, made, standing)
            if isinstance(bill, Bill):
                bills.append(bill)
            elif bill:
                passed.append(Passed(unit.room_no, item, bill))
    return MonthPlan(month, tuple(bills), tuple(passed))


def done_before(session: Session, request_id: str) -> BillingRun | None:
    """The run that this very request has made already (design law 1)."""
    return session.scalars(select(BillingRun).where(BillingRun.request_id == request_id)).one_or_none()


def charge_month(session: Session, month: Month, request_id: str, progress: Progress | None = None) -> BillingRun:
    """Charge a month over all units in the caller's one transaction, and keep the run.

    The plan is made again inside it, so that a second run finds everything charged and charges nothing twice.
    A run of nothing is kept with no charges: its request was answered.
    """
    if known := done_before(session, request_id):
        return known
    plan = plan_month(session, month)
    run = BillingRun(request_id=request_id, month=str(month), charges=len(plan.bills), total=plan.total)
    session.add(run)
    session.flush()
    for done in range(0, len(plan.bills), BATCH):
        if progress:
            progress(f"正在计费 {month.label}", done, len(plan.bills))
        batch = plan.bills[done : done + BATCH]
        keep_many(session, Charge, [charge_of(bill, month, ChargeSource.BILLED, run.id) for bill in batch])
    if progress:
        progress(f"正在保存 {month.label}", len(plan.bills), len(plan.bills))
    return run


def charge_of(bill: Bill, month: Month, source: ChargeSource, run_id: int | None = None) -> dict[str, Any]:
    """The row of the charge for a bill: unpaid at the end of its month it is in arrears (specification 7.4)."""
    return {
        "unit_id": bill.unit_id,
        "customer_id": bill.customer_id,
        "fee_item_id": bill.item.id,
        "period_from": month.first,
        "period_to": month.last,
        "amount": bill.fee.amount,
        "basis": bill.fee.basis,
        "due_on": month.last,
        "source": source,
        "billing_run_id": run_id,
        "edition": bill.edition,
    }


def last_billed(session: Session) -> Month | None:
    """The latest month that was billed."""
    last = session.scalar(select(BillingRun.month).order_by(BillingRun.month.desc()).limit(1))
    return Month.parse(last) if last else None
