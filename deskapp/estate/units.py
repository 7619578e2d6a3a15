"""Units: making them, and who lives in them now and lived there before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Instruction, Occupancy, Unit
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from deskapp.store.once import once

OWNERS = frozenset({OccupancyRole.OWNER})
FIRST_ROLES = (OccupancyRole.OWNER, OccupancyRole.TENANT, OccupancyRole.MERCHANT)
_PLACE = {role: place for place, role in enumerate(OccupancyRole)}
_AT_NUMBER = select(Unit).where(Unit.room_no == bindparam("room_no"))
_TIES = (
    select(Customer.id, Customer.name, Occupancy.role, Occupancy.from_date, Occupancy.to_date)
    .join(Customer, Occupancy.customer_id == Customer.id)
    .where(Occupancy.unit_id == bindparam("unit_id"))
    .order_by(Occupancy.id.desc())
)


@dataclass(frozen=True)
class Tie:
    """Somebody's tie to a unit, as pages show it."""

    customer_id: int
    name: str
    role: OccupancyRole
    from_date: date | None
    to_date: date | None


def new_unit(number: RoomNo, area: Area | None = None, **facts: object) -> Unit:
    """A unit ready to be added; where it lies is derived from its number (GEN-01)."""
    return Unit(**{**place_of(number), "area": area, **facts})


def place_of(number: RoomNo) -> dict[str, Any]:
    """What a unit's columns say of where it lies."""
    return {
        "building": number.building,
        "entrance": number.entrance,
        "floor": number.floor,
        "room": number.room,
        "room_no": str(number),
        "compact": number.compact,
    }


def unit_by_number(session: Session, number: RoomNo) -> Unit | None:
    """The unit at this room number."""
    return session.scalars(_AT_NUMBER, {"room_no": str(number)}).one_or_none()


def in_force(tie: Occupancy | Tie, day: date) -> bool:
    """Whether a tie holds on a day; an open end holds, and the last day still does."""
    return (tie.from_date is None or tie.from_date <= day) and (tie.to_date is None or day <= tie.to_date)


@once(Occupancy, Customer)
def ties(session: Session, unit_id: int) -> tuple[Tie, ...]:
    """Everybody ever tied to a unit, owners first, the latest first."""
    return tuple(owners_first(Tie(*row) for row in session.execute(_TIES, {"unit_id": unit_id})))


def owners_first(found: Iterable[Tie]) -> list[Tie]:
    """Ties in the order of their roles, those of one role as they were."""
    return sorted(found, key=lambda tie: _PLACE[tie.role])


def present(found: Sequence[Tie], day: date) -> list[Tie]:
    """Those whose tie holds on this day."""
    return [tie for tie in found if in_force(tie, day)]


def past(found: Sequence[Tie], day: date) -> list[Tie]:
    """Those whose tie has ended; they are kept (past owners with what they still owe)."""
    return [tie for tie in found if tie.to_date is not None and tie.to_date < day]


def payer(found: Sequence[Tie], day: date) -> Tie | None:
    """Whose name a receipt carries unless the clerk chooses another: the owner now, else who lives there."""
    now = present(found, day)
    return next((tie for role in FIRST_ROLES for tie in now if tie.role is role), now[0] if now else None)


def owner_since(session: Session, unit: Unit, customer: Customer, day: date | None) -> Occupancy:
    """Make somebody the owner from a day on; owners before end the day before and stay on record."""
    for tie in unit.occupancies:
        if tie.role is OccupancyRole.OWNER and tie.to_date is None and day is not None:
            tie.to_date = date.fromordinal(day.toordinal() - 1)
    tie = Occupancy(unit=unit, customer=customer, role=OccupancyRole.OWNER, from_date=day)
    session.add(tie)
    return tie


def instructions(session: Session, unit_id: int, day: date) -> list[Instruction]:
    """Standing instructions in force: shown above everything, in every procedure opened for the unit."""
    asked = select(Instruction).where(
        Instruction.unit_id == unit_id,
        Instruction.withdrawn_on.is_(None),
        (Instruction.valid_to.is_(None)) | (Instruction.valid_to >= day),
    )
    return list(session.scalars(asked.order_by(Instruction.id)))
