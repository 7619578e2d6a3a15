"""A home with its people, colleagues who may act on cards, and keys that cost no time to open."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from deskapp.access.keys import sealing
from deskapp.access.kinds import HolderClass
from deskapp.access.register.values import Holder
from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.estate.records import Customer, Occupancy, ParkingSpace, Vehicle
from deskapp.staff.settings import change_settings
from tests.fees import LONG_AGO, make_home


@dataclass(frozen=True)
class Home:
    """A unit, who lives there, a space and a car."""

    unit_id: int
    owner: Holder
    tenant: Holder
    space_id: int
    vehicle_id: int


@pytest.fixture(autouse=True)
def quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys open without the cost of guessing; one test pays the real one."""
    monkeypatch.setattr(sealing, "cost", 16)


@pytest.fixture
def lead(manned_by: Callable[[str], Desk]) -> Desk:
    """The desk with the lead 赵立 on duty, who may authorise staff cards."""
    return manned_by("赵立")


@pytest.fixture
def home(desk: Desk) -> Home:
    """3-2-501 with an owner and a tenant, a space and a car."""
    with desk.work("edit_estate") as session:
        unit = make_home(session)
        owner = unit.occupancies[0].customer
        owner.phone = "13800138000"
        tenant = Customer(name="欧阳静")
        session.add(Occupancy(unit=unit, customer=tenant, role=OccupancyRole.TENANT, from_date=LONG_AGO))
        space = ParkingSpace(space_no="B1-0007", kind=SpaceKind.UNDERGROUND, unit=unit)
        car = Vehicle(plate="粤B12345", unit=unit, customer=owner)
        session.add_all([tenant, space, car])
        session.flush()
        return Home(
            unit.id,
            Holder(HolderClass.OWNER, owner.name, owner.id, unit.id),
            Holder(HolderClass.TENANT, tenant.name, tenant.id, unit.id),
            space.id,
            car.id,
        )


@pytest.fixture
def set_to(manned_by):
    """Change settings: `set_to(card_limit_per_unit=2)`."""

    def change(**new: object) -> None:
        with manned_by("高远").work("change_settings") as session:
            change_settings(session, **new)

    return change
