"""What is collected when somebody moves in: months of the service fee, and a utilities prepayment (MOVEIN-24)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyState
from deskapp.estate.records import Unit
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.ahead import MOST_MONTHS as MOST_AHEAD
from deskapp.ledger.ahead import owed_of
from deskapp.ledger.allocation import Owed, in_full
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.billing import Bill, bill_of, books, rates
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.monthly import load_units
from deskapp.ledger.paying import Line

MOST_MONTHS = 12
"""As a rule not longer than one year (MOVEIN-25)."""
SERVICE_FEE, MOVE_IN_FEE = "property_service_fee", "move_in_fee"
PREPAYMENT, FUND = "utilities_prepayment", "maintenance_fund"


def months(count: int) -> Iterator[Refusal]:
    """One month at least, twelve at most (MOVEIN-25)."""
    if not 1 <= count <= MOST_MONTHS:
        yield Refusal(f"预收物业服务费须为 1 至 {MOST_MONTHS} 个月", "MOVEIN-25")


def prepaid(amount: Money, *, metered: bool) -> Iterator[Refusal]:
    """Where the supplier reads the meter of the household itself, nothing is prepaid (MOVEIN-24)."""
    if amount and metered:
        yield Refusal("该户水电抄表到户，不收水电预收款", "MOVEIN-24")


def service_months(session: Session, unit_id: int, today: date) -> list[Owed]:
    """The months of the service fee from this one on that are not paid: charged already, or charged as they are paid.

    The unit counts as moved into, whatever it was before: whoever moves in pays.
    """
    now, made = Month.of(today), rates(session)
    item = next((one for one in made.items if one.code == SERVICE_FEE), None)
    if item is None:
        return []
    charged = [
        one
        for one in open_charges(session, unit_id, today)
        if one.fee_item_id == item.id and one.period.end >= now.first
    ]
    standing = books(session, now, now + MOST_AHEAD, unit_id)
    (unit,) = load_units(session, unit_id)
    moved_in = replace(unit, state=OccupancyState.OCCUPIED)
    ahead = [(now + after, bill_of(moved_in, item, now + after, made, standing)) for after in range(MOST_AHEAD + 1)]
    every = [*charged, *(owed_of(bill, month) for month, bill in ahead if isinstance(bill, Bill))]
    return sorted(every, key=lambda one: one.period.start)


def fee_lines(session: Session, unit_id: int, count: int, today: date) -> tuple[Line, ...]:
    """So many months as lines of a receipt, fewer where there is no price for more; a receipt, not an invoice."""
    item = _item(session, MOVE_IN_FEE)
    shares = in_full(service_months(session, unit_id, today)[:count]).shares
    return tuple(replace(Line.of_share(one), fee_item_id=item.id, item_name=item.name) for one in shares)


def prepayment_line(session: Session, amount: Money) -> Line:
    """The utilities prepayment, which lies on the owner's account until it pays for water or electricity."""
    item = _item(session, PREPAYMENT)
    return Line(item.id, item.name, amount)


def fund_line(session: Session, amount: Money) -> Line:
    """The special maintenance fund (MOVEIN-25)."""
    item = _item(session, FUND)
    return Line(item.id, item.name, amount)


def fund_collected(session: Session) -> bool:
    """Whether this centre collects the maintenance fund: the item is switched off as a rule (6.2 no. 21)."""
    return _item(session, FUND).active


def priced(lines: Sequence[Line], count: int) -> Iterator[Refusal]:
    """Every month that is to be paid has a price (FEE-27)."""
    if len(lines) < count:
        yield Refusal(f"只能算出 {len(lines)} 个月的物业服务费，请先设定收费标准、填写建筑面积或计费起始日", "FEE-27")


def moved_in(unit: Unit) -> None:
    """From now on the unit is lived in and charged."""
    if unit.occupancy_state in (OccupancyState.UNSOLD, OccupancyState.VACANT):
        unit.occupancy_state = OccupancyState.OCCUPIED


def _item(session: Session, code: str) -> FeeItem:
    return session.scalars(select(FeeItem).where(FeeItem.code == code)).one()
