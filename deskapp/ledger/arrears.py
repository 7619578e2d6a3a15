"""What is owed: the open charges of a unit, and the arrears of all units by age (ARREARS-09)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.adjusting.records import ChargeReduction
from deskapp.ledger.allocation import Owed, oldest_first
from deskapp.ledger.fee_records import Charge, FeeItem
from deskapp.ledger.payment_records import PaymentLine
from deskapp.store.columns import DayColumn, MoneyColumn
from deskapp.store.once import once

AGES = (30, 60, 90, 180, 365)
"""Days after the day an amount was due, by which the arrears list is divided."""
AGE_WORDS = ("30 天内", "31–60 天", "61–90 天", "91–180 天", "181–365 天", "365 天以上")
SHOWN = (
    Charge.id,
    Charge.unit_id,
    Charge.fee_item_id,
    Charge.period_from,
    Charge.period_to,
    Charge.amount,
    Charge.basis,
    Charge.due_on,
    Charge.customer_id,
    Charge.edition,
)
NOTHING = literal(Money(), MoneyColumn())


@dataclass(frozen=True)
class Arrears:
    """What one unit owes on a day: what is past due by age, and what is charged but not due yet."""

    unit_id: int
    room: RoomNo
    owner: str
    not_due: Money
    ages: tuple[Money, ...]
    """In the order of AGE_WORDS."""
    of_past_owners: Money
    oldest_due: date | None
    charges: int
    """How many charges are past due."""

    @property
    def total(self) -> Money:
        """Everything past due; what is not due yet is no arrears."""
        return Money.total(self.ages)


@dataclass(frozen=True)
class ArrearsTotals:
    """The sums under the arrears list."""

    units: int
    not_due: Money
    ages: tuple[Money, ...]
    of_past_owners: Money

    @property
    def total(self) -> Money:
        """Everything past due."""
        return Money.total(self.ages)


@once(Charge, PaymentLine, ChargeReduction, FeeItem, Customer, Occupancy)
def open_charges(session: Session, unit_id: int, day: date) -> tuple[Owed, ...]:
    """The open charges of a unit, oldest first, those of past owners too: whoever owed it is named.

    What is open is the amount less live payment lines and what papers took off (FEE-25); a voided payment counts back
    by its contrary lines.
    """
    found = session.execute(_OF_UNIT, {"unit_id": unit_id, "day": day})
    return tuple(oldest_first(_owed(row) for row in found))


def open_by_unit(session: Session, day: date) -> dict[int, list[Owed]]:
    """The open charges of all units that have any, each unit's oldest first, read at once."""
    found: dict[int, list[Owed]] = defaultdict(list)
    for row in session.execute(_opened(_live(), day)):
        found[row.unit_id].append(_owed(row))
    return {unit_id: oldest_first(owed) for unit_id, owed in found.items()}


def _opened(charges: Select[*tuple[Any, ...]], day: date | BindParameter[date]) -> Select[*tuple[Any, ...]]:
    """What `_owed` is made from, for the charges asked for."""
    live = charges.subquery()
    return (
        select(
            *SHOWN,
            FeeItem.name.label("item_name"),
            FeeItem.position,
            live.c.open,
            Customer.name.label("debtor"),
            _left(day).label("past_owner"),
        )
        .join(live, live.c.charge_id == Charge.id)
        .join(FeeItem, Charge.fee_item_id == FeeItem.id)
        .outerjoin(Customer, Charge.customer_id == Customer.id)
        .where(live.c.open > NOTHING)
    )


def owed(session: Session, unit_id: int, day: date) -> Money:
    """What a unit owes past its due day: for goods release, resale and the page of the unit."""
    return Money.total(one.open for one in open_charges(session, unit_id, day) if one.due_on < day)


def arrears(session: Session, day: date, *, all_open: bool = False) -> list[Arrears]:
    """All units with something past due on a day, by room; with `all_open` also where something is not due yet."""
    found = [
        Arrears(unit_id, RoomNo(building, entrance, room), owner or "", not_due, tuple(ages), past, oldest, charges)
        for unit_id, building, entrance, room, owner, not_due, past, oldest, charges, *ages in session.execute(
            _by_unit(day)
        )
    ]
    return sorted((one for one in found if one.total or all_open), key=lambda one: one.room)


def totals(found: Sequence[Arrears]) -> ArrearsTotals:
    """The sums of an arrears list."""
    return ArrearsTotals(
        len(found),
        Money.total(one.not_due for one in found),
        tuple(Money.total(one.ages[place] for one in found) for place in range(len(AGE_WORDS))),
        Money.total(one.of_past_owners for one in found),
    )


def _owed(row: Row[Any]) -> Owed:
    return Owed(
        fee_item_id=row.fee_item_id,
        item_name=row.item_name,
        position=row.position,
        period=Period(row.period_from, row.period_to),
        amount=row.amount,
        open=row.open,
        basis=row.basis,
        due_on=row.due_on,
        charge_id=row.id,
        customer_id=row.customer_id,
        debtor=row.debtor or "",
        past_owner=bool(row.past_owner),
        edition=row.edition,
    )


def _live() -> Select[*tuple[Any, ...]]:
    """Every charge that was not cancelled, and what payments left open of it.

    A contrary charge is told by its sign: asked for `cancels_id IS NULL`, SQLite would search all of them by that
    index, and not those of the unit by its own.
    """
    paid = select(func.sum(PaymentLine.amount)).where(PaymentLine.charge_id == Charge.id).scalar_subquery()
    off = select(func.sum(ChargeReduction.amount)).where(ChargeReduction.charge_id == Charge.id).scalar_subquery()
    contrary = select(Charge.cancels_id).where(Charge.cancels_id.is_not(None))
    return select(
        Charge.id.label("charge_id"),
        Charge.unit_id,
        Charge.due_on,
        (Charge.amount - func.coalesce(paid, NOTHING) - func.coalesce(off, NOTHING)).label("open"),
    ).where(Charge.amount > NOTHING, Charge.id.not_in(contrary))


def _by_unit(day: date) -> Select[*tuple[Any, ...]]:
    """The whole arrears list in one query: one row a unit, one sum an age."""
    live = _live().add_columns(_left(day).label("past")).subquery()
    late = live.c.due_on < day
    ages = (_sum(and_(late, within), live.c.open) for within in _within(live.c.due_on, day))
    return (
        select(
            Unit.id,
            Unit.building,
            Unit.entrance,
            Unit.room,
            _owner(day),
            _sum(~late, live.c.open),
            _sum(and_(late, live.c.past), live.c.open),
            func.min(case((late, live.c.due_on))),
            func.count(case((late, live.c.charge_id))),
            *ages,
        )
        .join(Unit, Unit.id == live.c.unit_id)
        .where(live.c.open > NOTHING)
        .group_by(Unit.id)
    )


def _within(due_on: ColumnElement[date], day: date) -> list[ColumnElement[bool]]:
    """The conditions of the ages, in their order; the day after it was due is the first of the first age (GEN-08)."""
    edges = [day - timedelta(days=age) for age in AGES]
    youngest, oldest = [due_on >= edges[0]], [due_on < edges[-1]]
    between = [and_(due_on < later, due_on >= earlier) for later, earlier in pairwise(edges)]
    return [*youngest, *between, *oldest]


def _sum(when: ColumnElement[bool], amount: ColumnElement[Money]) -> ColumnElement[Money]:
    return func.coalesce(func.sum(case((when, amount))), NOTHING)


def _left(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Whether whoever owes a charge has no tie to the unit any more (past owners)."""
    tie = exists().where(
        Occupancy.unit_id == Charge.unit_id,
        Occupancy.customer_id == Charge.customer_id,
        or_(Occupancy.to_date.is_(None), Occupancy.to_date >= day),
    )
    return and_(Charge.customer_id.is_not(None), ~tie)


def _owner(day: date) -> ScalarSelect[str]:
    """The owner on a day, the latest where there are several."""
    asked = (
        select(Customer.name)
        .join(Occupancy, Occupancy.customer_id == Customer.id)
        .where(
            Occupancy.unit_id == Unit.id,
            Occupancy.role == OccupancyRole.OWNER,
            or_(Occupancy.from_date.is_(None), Occupancy.from_date <= day),
            or_(Occupancy.to_date.is_(None), Occupancy.to_date >= day),
        )
    )
    return asked.order_by(Occupancy.id.desc()).limit(1).scalar_subquery()


_OF_UNIT = _opened(_live().where(Charge.unit_id == bindparam("unit_id")), bindparam("day", type_=DayColumn()))
"""Asked so often, on every page that takes money, that it is put together once."""
