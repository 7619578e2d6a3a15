"""What a unit is charged for one month of an item, or why it is charged nothing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyState, SpaceKind
from deskapp.estate.records import Customer, Occupancy, ParkingSpace, Unit
from deskapp.estate.units import Tie, owners_first, payer
from deskapp.kernel.days import Month
from deskapp.kernel.money import Area, Money
from deskapp.ledger.tariffs import BY_MONTH, Fee, Price, PriceList
from deskapp.staff.settings import Settings

SPACE_ITEMS = {
    "parking_service_fee": frozenset({SpaceKind.PRIVATE, SpaceKind.GIFTED}),
    "parking_monthly_rent": frozenset({SpaceKind.UNDERGROUND, SpaceKind.STILT_FLOOR, SpaceKind.SURFACE}),
}
"""Items charged for each space of a unit, and the kinds of space they are for (FEE-17, PARK-15)."""


class Skipped(Enum):
    """Why a unit is charged nothing for a month."""

    UNSOLD = "未售，设置为不计费"
    VACANT = "空置，设置为不计费"
    NOT_BEGUN = "未到计费起始月"
    NO_TARIFF = "没有收费标准"
    NO_AREA = "缺建筑面积"
    FREE = "标准为零"
    CHARGED = "该月已计费"
    AHEAD = "该月已预交"


@dataclass(frozen=True)
class MonthlyItem:
    """A fee item that is charged by the month, in the order of table FEE-T1."""

    id: int
    code: str
    name: str
    position: int


@dataclass(frozen=True)
class BilledUnit:
    """What charging needs to know of a unit."""

    id: int
    room_no: str
    unit_type: str
    area: Area | None
    state: OccupancyState
    charged_from: date | None
    spaces: tuple[SpaceKind, ...]
    ties: tuple[Tie, ...]

    def debtor(self, month: Month) -> Tie | None:
        """Who owes for a month: the owner on its first day, who keeps owing it after the unit was sold."""
        return payer(self.ties, month.first) or payer(self.ties, month.last)

    def stop(self, month: Month, settings: Settings) -> Skipped | None:
        """Why the unit is not charged at all; whole months count from that of `charged_from`, no month by days."""
        if self.state is OccupancyState.UNSOLD and not settings.bill_unsold_units:
            return Skipped.UNSOLD
        if self.state is OccupancyState.VACANT and not settings.bill_vacant_units:
            return Skipped.VACANT
        if self.charged_from and month < Month.of(self.charged_from):
            return Skipped.NOT_BEGUN
        return None


def fee_of(unit: BilledUnit, item: MonthlyItem, month: Month, prices: PriceList) -> Fee | Skipped | None:
    """A month of an item for a unit, at the price on the first of the month; None where it is not for this unit."""
    if item.code not in SPACE_ITEMS:
        return _fee(prices.in_force(item.id, unit.unit_type, month.first), unit.area)
    held = [space for space in unit.spaces if space in SPACE_ITEMS[item.code]]
    fees = [_fee(prices.in_force(item.id, space.value, month.first), None) for space in held]
    return _together(fees) if fees else None


def _fee(price: Price | None, area: Area | None) -> Fee | Skipped:
    if price is None or price.basis not in BY_MONTH:
        return Skipped.NO_TARIFF
    fee = price.of_month(area)
    if fee is None:
        return Skipped.NO_AREA
    return fee if fee.amount else Skipped.FREE


def _together(fees: list[Fee | Skipped]) -> Fee | Skipped:
    """The fees of several spaces in one; if one of them has no price, none is charged until it has."""
    priced = [fee for fee in fees if isinstance(fee, Fee)]
    if len(priced) < len(fees):
        return next(fee for fee in fees if isinstance(fee, Skipped))
    words = list(dict.fromkeys(fee.basis for fee in priced))
    several = f"（{'＋'.join(fee.basis for fee in priced)}）" if len(words) > 1 else f"{words[0]}×{len(priced)}位"
    return Fee(Money.total(fee.amount for fee in priced), several if len(priced) > 1 else words[0])


def load_units(session: Session, unit_id: int | None = None) -> list[BilledUnit]:
    """All units with their spaces and people, in the order of their rooms, or the one."""
    of_units, of_spaces, of_people = _OF_ALL if unit_id is None else _OF_ONE
    given = {"unit_id": unit_id}
    spaces: dict[int | None, list[SpaceKind]] = defaultdict(list)
    for owner, kind in session.execute(of_spaces, given):
        spaces[owner].append(kind)
    people: dict[int, list[Tie]] = defaultdict(list)
    for home, customer_id, name, role, since, until in session.execute(of_people, given):
        people[home].append(Tie(customer_id, name, role, since, until))
    return [
        BilledUnit(*row, tuple(spaces[row.id]), tuple(owners_first(people[row.id])))
        for row in session.execute(of_units, given)
    ]


_UNITS = select(Unit.id, Unit.room_no, Unit.unit_type, Unit.area, Unit.occupancy_state, Unit.charged_from).order_by(
    Unit.id
)
_SPACES = select(ParkingSpace.unit_id, ParkingSpace.kind).order_by(ParkingSpace.id)
_PEOPLE = (
    select(Occupancy.unit_id, Customer.id, Customer.name, Occupancy.role, Occupancy.from_date, Occupancy.to_date)
    .join(Customer, Occupancy.customer_id == Customer.id)
    .order_by(Occupancy.id.desc())
)
_OF_ALL = _UNITS, _SPACES.where(ParkingSpace.unit_id.is_not(None)), _PEOPLE
_OF_ONE = (
    _UNITS.where(Unit.id == bindparam("unit_id")),
    _SPACES.where(ParkingSpace.unit_id == bindparam("unit_id")),
    _PEOPLE.where(Occupancy.unit_id == bindparam("unit_id")),
)
