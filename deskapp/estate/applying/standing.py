"""What stands on record, loaded once and found by what rosters know: room numbers, papers, telephones, plates."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import BankAccount, Customer, IcCard, Occupancy, ParkingSpace, Unit, Vehicle
from deskapp.estate.units import in_force
from deskapp.kernel.contacts import phones
from deskapp.kernel.rooms import RoomNo

R = TypeVar("R")
K = TypeVar("K")


@dataclass(frozen=True)
class Standing:
    """Withdrawn rows are not among it, nor vehicles that are gone."""

    today: date
    units: dict[str, Unit]
    bare_units: dict[tuple[str, ...], Unit]
    customers: dict[int, Customer]
    ties_of_unit: dict[int, list[Occupancy]]
    ties_of_customer: dict[int, list[Occupancy]]
    vehicles: dict[str, Vehicle]
    spaces: dict[str, ParkingSpace]
    cards: dict[str, IcCard]
    accounts: dict[int, list[BankAccount]]

    def unit(self, room: RoomNo) -> Unit | None:
        """The unit at a room number, also where one side writes it with leading zeros: 3-2-0501 is 3-2-501."""
        return self.units.get(str(room)) or self.bare_units.get(bare(room))

    def ties(self, room: RoomNo) -> list[Occupancy]:
        """Everybody ever tied to a room, in the order in which they came on record."""
        unit = self.unit(room)
        return self.ties_of_unit.get(unit.id, []) if unit else []

    def owners(self, room: RoomNo) -> list[Customer]:
        """Who owns a room today."""
        now = (tie for tie in self.ties(room) if tie.role is OccupancyRole.OWNER and in_force(tie, self.today))
        return [self.customers[tie.customer_id] for tie in now]

    def account_of(self, customer: Customer) -> BankAccount | None:
        """The account that fees are collected from today."""
        accounts = reversed(self.accounts.get(customer.id, []))
        return next((one for one in accounts if one.valid_to is None or one.valid_to >= self.today), None)


def load(session: Session, today: date) -> Standing:
    """Everything, in seven queries; 1,200 units with their people take well under a second."""
    ties = list(session.scalars(select(Occupancy).order_by(Occupancy.id)))
    units = list(session.scalars(select(Unit)))
    return Standing(
        today,
        units={unit.room_no: unit for unit in units},
        bare_units={bare(unit.number): unit for unit in units},
        customers={one.id: one for one in session.scalars(select(Customer).order_by(Customer.id))},
        ties_of_unit=grouped(ties, lambda tie: tie.unit_id),
        ties_of_customer=grouped(ties, lambda tie: tie.customer_id),
        vehicles={one.plate: one for one in session.scalars(select(Vehicle).where(Vehicle.gone_on.is_(None)))},
        spaces={one.space_no: one for one in session.scalars(select(ParkingSpace))},
        cards={one.card_no: one for one in session.scalars(select(IcCard))},
        accounts=grouped(session.scalars(select(BankAccount).order_by(BankAccount.id)), lambda one: one.customer_id),
    )


def bare(room: RoomNo) -> tuple[str, ...]:
    """The parts of a room number without leading zeros."""
    return tuple(part.lstrip("0") for part in room.parts)


def grouped(rows: Iterable[R], key: Callable[[R], K]) -> dict[K, list[R]]:
    """The rows under their keys, in their order."""
    found: dict[K, list[R]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def numbers_of(customer: Customer) -> Iterator[str]:
    """Every telephone number of somebody, the first of them first."""
    yield from dict.fromkeys(number.text for kept in (customer.phone, customer.other_phones) for number in phones(kept))
