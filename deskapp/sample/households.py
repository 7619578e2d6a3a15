"""Who of the sample may come for a card or a space: people by the units they live in, and cars by their spaces."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.estate.records import Customer, Occupancy, ParkingSpace, Unit, Vehicle

LET = (SpaceKind.UNDERGROUND, SpaceKind.SURFACE)


@dataclass(frozen=True)
class Person:
    """Somebody of a unit, as what they live there."""

    unit_id: int
    room: str
    name: str
    role: OccupancyRole
    since: date | None

    def here(self, day: date) -> bool:
        """Whether they were here by that day."""
        return self.since is None or self.since <= day


@dataclass(frozen=True)
class Lot:
    """A space that can be let, its unit's owner and their car."""

    unit_id: int
    room: str
    name: str
    space_no: str
    plate: str


def buildings(session: Session) -> list[str]:
    """The buildings with homes, in their order."""
    asked = select(Unit.building, func.min(Unit.id)).where(Unit.entrance != "").group_by(Unit.building)
    return [building for building, _ in session.execute(asked.order_by(func.min(Unit.id)))]


def people(session: Session) -> list[Person]:
    """Everybody who lives or trades in the community now."""
    asked = (
        select(Unit.id, Unit.room_no, Customer.name, Occupancy.role, Occupancy.from_date)
        .join(Occupancy, Occupancy.unit_id == Unit.id)
        .join(Customer, Occupancy.customer_id == Customer.id)
        .where(Occupancy.to_date.is_(None))
        .order_by(Occupancy.id)
    )
    return [Person(*row) for row in session.execute(asked)]


def lots(session: Session, day: date) -> list[Lot]:
    """The spaces that are let by the month, each with the car of its unit, of owners who lived there on a day."""
    asked = (
        select(Unit.id, Unit.room_no, Customer.name, ParkingSpace.space_no, Vehicle.plate)
        .join(ParkingSpace, ParkingSpace.unit_id == Unit.id)
        .join(Customer, ParkingSpace.customer_id == Customer.id)
        .join(Vehicle, Vehicle.unit_id == Unit.id)
        .join(Occupancy, and_(Occupancy.unit_id == Unit.id, Occupancy.customer_id == Customer.id))
        .where(ParkingSpace.kind.in_(LET), Occupancy.from_date <= day)
        .order_by(ParkingSpace.id)
    )
    return [Lot(*row) for row in session.execute(asked)]
