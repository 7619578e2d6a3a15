"""The billing run: every unit is charged its monthly items for a month, once, and nothing is charged twice."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.ledger.fee_records import BillingRun, Charge
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.monthly import BilledUnit, MonthlyItem, Skipped, fee_of, load_units
from deskapp.ledger.tariffs import Fee, monthly_items, price_list
from deskapp.staff.settings import read_settings

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


@dataclass(frozen=True)
class Standing:
    """What already stands in the books for a unit, an item and a month."""

    live: ChargeSource | None = None
    edition: int = 0


def plan_month(session: Session, month: Month, unit_id: int | None = None) -> MonthPlan:
    """What is to be charged for a month, over all units or the one."""
    settings, prices = read_settings(session), price_list(session)
    items = [MonthlyItem(item.id, item.code, item.name, item.position) for item in monthly_items(session)]
    books = _standing(session, month)
    bills, passed = [], []
    for unit in load_units(session, unit_id):
        stop = unit.stop(month, settings)
        for item in items:
            fee = fee_of(unit, item, month, prices)
            if fee is None:
                continue
            standing = books.get((unit.id, item.id), Standing())
            why = _booked(standing) or stop or (fee if isinstance(fee, Skipped) else None)
            if why or isinstance(fee, Skipped):
                passed.append(Passed(unit.room_no, item, why or Skipped.NO_TARIFF))
            else:
                bills.append(_bill(unit, item, month, fee, standing.edition + 1))
    return MonthPlan(month, tuple(bills), tuple(passed))


def charge_month(session: Session, month: Month, request_id: str, progress: Progress | None = None) -> BillingRun:
    """Charge a month over all units in the caller's one transaction, and keep the run.

    The plan is made again inside it, so that a second run finds everything charged and charges nothing twice.
    A run of nothing is kept with no charges: its request was answered.
    """
    known = session.scalars(select(BillingRun).where(BillingRun.request_id == request_id)).one_or_none()
    if known:
        return known
    plan = plan_month(session, month)
    run = BillingRun(request_id=request_id, month=str(month), charges=len(plan.bills), total=plan.total)
    session.add(run)
    session.flush()
    for done in range(0, len(plan.bills), BATCH):
        if progress:
            progress(f"正在计费 {month.label}", done, len(plan.bills))
        session.add_all(charge_of(bill, month, ChargeSource.BILLED, run.id) for bill in plan.bills[done : done + BATCH])
        session.flush()
    if progress:
        progress(f"正在保存 {month.label}", len(plan.bills), len(plan.bills))
    return run


def charge_of(bill: Bill, month: Month, source: ChargeSource, run_id: int | None = None) -> Charge:
    """The charge for a bill: unpaid at the end of its month it is in arrears (specification 7.4)."""
    return Charge(
        unit_id=bill.unit_id,
        customer_id=bill.customer_id,
        fee_item_id=bill.item.id,
        period_from=month.first,
        period_to=month.last,
        amount=bill.fee.amount,
        basis=bill.fee.basis,
        due_on=month.last,
        source=source,
        billing_run_id=run_id,
        edition=bill.edition,
    )


def last_billed(session: Session) -> Month | None:
    """The latest month that was billed."""
    last = session.scalar(select(BillingRun.month).order_by(BillingRun.month.desc()).limit(1))
    return Month.parse(last) if last else None


def _bill(unit: BilledUnit, item: MonthlyItem, month: Month, fee: Fee, edition: int) -> Bill:
    tie = unit.debtor(month)
    customer_id, name = (tie.customer_id, tie.name) if tie else (None, "")
    return Bill(unit.id, unit.room_no, customer_id, name, item, fee, edition)


def _booked(standing: Standing) -> Skipped | None:
    if standing.live is None:
        return None
    return Skipped.AHEAD if standing.live is ChargeSource.AHEAD else Skipped.CHARGED


def _standing(session: Session, month: Month) -> dict[tuple[int, int], Standing]:
    """What stands for each unit and item: a live charge that touches the month, and how often it was charged."""
    asked = select(Charge.id, Charge.unit_id, Charge.fee_item_id, Charge.source, Charge.edition, Charge.cancels_id)
    touching = asked.add_columns(Charge.period_from).where(
        Charge.period_from <= month.last, Charge.period_to >= month.first
    )
    rows: dict[tuple[int, int], list[Row[Any]]] = defaultdict(list)
    for row in session.execute(touching):
        rows[row.unit_id, row.fee_item_id].append(row)
    return {key: _state(found, month) for key, found in rows.items()}


def _state(found: list[Row[Any]], month: Month) -> Standing:
    cancelled = {row.cancels_id for row in found}
    live = [row.source for row in found if row.cancels_id is None and row.id not in cancelled]
    editions = [row.edition for row in found if row.period_from == month.first]
    return Standing(live[0] if live else None, max(editions, default=0))
