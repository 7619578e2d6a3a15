"""A community as large as is asked for: invented people, homes, cars and cards, kept and journaled like any others."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from random import Random
from typing import Any

from deskapp.audit.journal import keep_many
from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.estate.records import Customer, IcCard, Occupancy, ParkingSpace, Unit, Vehicle
from deskapp.estate.units import place_of
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from deskapp.sample.community import HANDED_OVER, homes
from deskapp.sample.people import person, plate
from deskapp.store.haste import in_haste
from deskapp.store.work import WorkSession
from tests.bench.counter import Counter, bare_counter

SEED = 7
PER_HOME = 2
A_BUILDING = 128
"""Homes of one building of the sample."""
SPACES = (SpaceKind.PRIVATE, SpaceKind.UNDERGROUND, SpaceKind.SURFACE)
ROLES = (OccupancyRole.OWNER, OccupancyRole.FAMILY_MEMBER)


@contextmanager
def town(people: int) -> Iterator[Counter]:
    """A counter with so many people, two in a home; every second home has a car in a space and every one a card."""
    with bare_counter() as made:
        with in_haste(made.desk.store):
            made.desk.store.engine.dispose()
            with made.of("何悦").work("edit_estate") as session:
                _settle(session, people // PER_HOME)
        made.desk.store.engine.dispose()
        yield made


def _settle(session: WorkSession, number: int) -> None:
    dice = Random(SEED)
    found = islice(homes(-(-number // A_BUILDING)), number)
    units = keep_many(session, Unit, [_unit(room, *layout) for room, layout in found])
    people = keep_many(session, Customer, [_person(dice, place) for place in range(number * PER_HOME)])
    keep_many(
        session,
        Occupancy,
        [
            {"unit_id": unit, "customer_id": people[at * PER_HOME + nth], "role": role, "from_date": HANDED_OVER}
            for at, unit in enumerate(units)
            for nth, role in enumerate(ROLES)
        ],
    )
    owned = [{"unit_id": unit, "customer_id": who} for unit, who in zip(units, people[::PER_HOME], strict=True)]
    cards = [
        {"card_no": f"{41_000_000 + at:08d}", "uid": f"{dice.getrandbits(24):06X}{at:08X}"} for at in range(number)
    ]
    keep_many(session, IcCard, [card | one for card, one in zip(cards, owned, strict=True)])
    keep_many(session, Vehicle, [{"plate": plate(dice)} | one for one in owned[::2]])
    spaces = [{"space_no": f"B-{at:06d}", "kind": SPACES[at % 3]} | one for at, one in enumerate(owned[::2])]
    keep_many(session, ParkingSpace, spaces)


def _card(dice: Random, place: int) -> dict[str, Any]:
    return {"card_no": f"{41_000_000 + place:08d}", "uid": f"{dice.getrandbits(24):06X}{place:08X}"}


def _unit(room: RoomNo, layout: str, area: int) -> dict[str, Any]:
    return {**place_of(room), "area": Area(area), "unit_type": layout, "charged_from": HANDED_OVER}


def _person(dice: Random, place: int) -> dict[str, Any]:
    made = person(dice, place)
    told = {name: getattr(made, name) for name in ("name", "pinyin", "id_kind", "id_no", "outside_no")}
    return told | {"phone": f"199{place:08d}"}
