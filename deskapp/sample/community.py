"""The units of the sample community and everybody in them: 1,152 homes in nine buildings, and 48 shops."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sqlalchemy.orm import Session

from deskapp.estate.kinds import CardState, OccupancyRole, OccupancyState, SpaceKind, UnitUse
from deskapp.estate.records import (
    BankAccount,
    Customer,
    IcCard,
    Instruction,
    Occupancy,
    ParkingSpace,
    Unit,
    Vehicle,
)
from deskapp.estate.units import new_unit
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from deskapp.sample.people import merchant, person, plate

SEED = 20261121
HANDED_OVER = date(2021, 6, 1)
SHORTEST_STAY = timedelta(days=180)
LAYOUTS = (("两房", 7625), ("三房", 8850), ("三房", 9650), ("四房", 12375))
"""Areas that make whole jiao at 2.80 a square metre, as those of the shops do: nobody pays with smaller coins."""
INSTRUCTIONS = (
    "业主常住外地，凡物资搬出须先电话联系业主本人",
    "老人独居，上门前先打电话",
    "对讲机故障待修，来访请电话通知",
    "租期内不办理换锁，业主来电嘱托",
)


@dataclass
class Making:
    """What is counted while the community is made."""

    session: Session
    today: date
    dice: Random = field(default_factory=lambda: Random(SEED))
    people: int = 0
    cards: int = 0

    def newcomer(self, business: bool = False) -> Customer:
        """One more person or business."""
        made = (merchant if business else person)(self.dice, self.people)
        self.people += 1
        self.session.add(made)
        return made

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.dice.randrange(100) < percent


def settle(session: Session, today: date, buildings: int = 9) -> None:
    """Make the community inside the caller's unit of work; fewer buildings make a smaller one for tests."""
    making = Making(session, today)
    for number, layout in homes(buildings):
        _home(making, number, *layout)
    for number in shops(48 if buildings == 9 else 4):
        _shop(making, number)
    session.flush()


def homes(buildings: int) -> Iterator[tuple[RoomNo, tuple[str, int]]]:
    """Two entrances a building, sixteen floors, four homes a floor."""
    for building in range(1, buildings + 1):
        for entrance in (1, 2):
            for floor in range(1, 17):
                for door in range(1, 5):
                    yield RoomNo(str(building), str(entrance), f"{floor}{door:02d}"), LAYOUTS[door - 1]


def shops(count: int) -> Iterator[RoomNo]:
    """The shops along the street."""
    return (RoomNo("商铺", "", str(place)) for place in range(1, count + 1))


def _home(making: Making, number: RoomNo, layout: str, area: int) -> None:
    lot = making.dice.randrange(100)
    state = OccupancyState.UNSOLD if lot < 2 else OccupancyState.VACANT if lot < 6 else OccupancyState.OCCUPIED
    unit = new_unit(number, Area(area), unit_type=layout, occupancy_state=state, charged_from=HANDED_OVER)
    making.session.add(unit)
    if state is OccupancyState.UNSOLD:
        return
    owner = _owner(making, unit)
    if state is OccupancyState.OCCUPIED and making.chance(18):
        _let(making, unit, making.newcomer(), OccupancyRole.TENANT)
    elif making.chance(45):
        _tie(making, unit, making.newcomer(), OccupancyRole.FAMILY_MEMBER, HANDED_OVER)
    if making.chance(55):
        _car(making, unit, owner)
    _cards(making, unit, owner)
    if making.chance(2):
        words, until = making.dice.choice(INSTRUCTIONS), making.today + timedelta(days=making.dice.randrange(1, 60))
        making.session.add(Instruction(unit=unit, text=words, given_by=owner.name, valid_to=until))


def _shop(making: Making, number: RoomNo) -> None:
    area = Area(making.dice.randrange(26_00, 98_00, 20))
    unit = new_unit(
        number, area, unit_type="商铺", use=UnitUse.SHOP, charged_from=HANDED_OVER, metered_to_household=False
    )
    making.session.add(unit)
    _owner(making, unit)
    _let(making, unit, making.newcomer(business=True), OccupancyRole.MERCHANT)


def _owner(making: Making, unit: Unit) -> Customer:
    """The owner now, after one before in some homes; some with the account that fees are collected from."""
    since = HANDED_OVER + timedelta(days=making.dice.randrange(300))
    if making.chance(8):
        sold = max(since + SHORTEST_STAY, making.today - timedelta(days=making.dice.randrange(1000)))
        _tie(making, unit, making.newcomer(), OccupancyRole.OWNER, since, sold - timedelta(days=1))
        since = sold
    owner = making.newcomer()
    _tie(making, unit, owner, OccupancyRole.OWNER, since)
    if making.chance(30):
        number = f"620000{making.people:013d}"
        making.session.add(BankAccount(customer=owner, bank="云岭银行", account_name=owner.name, account_no=number))
    return owner


def _let(making: Making, unit: Unit, who: Customer, role: OccupancyRole) -> None:
    since = making.today - timedelta(days=making.dice.randrange(20, 340))
    tie = _tie(making, unit, who, role, since)
    tie.lease_to = since + timedelta(days=364)
    unit.occupancy_state = OccupancyState.LET


def _tie(
    making: Making, unit: Unit, who: Customer, role: OccupancyRole, since: date, until: date | None = None
) -> Occupancy:
    tie = Occupancy(unit=unit, customer=who, role=role, from_date=since, to_date=until, move_in_date=since)
    making.session.add(tie)
    return tie


def _car(making: Making, unit: Unit, owner: Customer) -> None:
    making.session.add(Vehicle(plate=plate(making.dice), unit=unit, customer=owner))
    kind = making.dice.choice((SpaceKind.PRIVATE, SpaceKind.UNDERGROUND, SpaceKind.SURFACE))
    making.session.add(ParkingSpace(space_no=f"B1-{making.people:04d}", kind=kind, unit=unit, customer=owner))


def _cards(making: Making, unit: Unit, owner: Customer) -> None:
    for _ in range(making.dice.choice((1, 2, 2, 3))):
        making.cards += 1
        number = f"{418000 + making.cards:08d}"
        until = making.today + timedelta(days=making.dice.randrange(-20, 700))
        state = CardState.ACTIVE if until >= making.today else CardState.EXPIRED
        making.session.add(IcCard(card_no=number, unit=unit, customer=owner, state=state, valid_to=until))
