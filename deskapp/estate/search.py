"""The one search box over units and people: rooms, names, initials, phone tails, plates; finders add more (GEN-16)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, selectinload

from deskapp.estate.held import Asked, Part, nearest
from deskapp.estate.records import Customer, Occupancy, Unit, Vehicle
from deskapp.estate.units import in_force
from deskapp.kernel.contacts import plate
from deskapp.kernel.rooms import RoomNo, spellings
from deskapp.kernel.typed import plain

MOST = 40
LEAST_TAIL = 4
"""Digits of a telephone or paper that must be typed before it is searched by its end."""

LAST_SIGN = chr(0x10FFFF)
"""Comes after every sign that anything is called."""

LIVING_THERE = selectinload(Unit.occupancies).selectinload(Occupancy.customer)

_UNITS = select(Unit.id, Unit.room_no, Unit.room, Unit.compact, Unit.occupancy_state)
_PEOPLE = select(Customer.id, Customer.name, Customer.id_no)
_TIES = select(Occupancy.unit_id, Occupancy.customer_id, Occupancy.role, Occupancy.from_date, Occupancy.to_date)
_HOMES = _TIES.add_columns(Unit.room_no).join(Unit, Occupancy.unit_id == Unit.id).order_by(Occupancy.id)
_LIVING = _TIES.add_columns(Customer.name).join(Customer, Occupancy.customer_id == Customer.id).order_by(Occupancy.id)
"""Columns and not records: a search comes with every key, and records of forty people take longer than to find them."""


@dataclass(frozen=True)
class Find:
    """One thing found: what it is, the words to show, the unit to open, how near it is (less is nearer)."""

    kind: str
    words: str
    detail: str
    unit_id: int | None
    customer_id: int | None = None
    room_no: str = ""
    rank: int = 0
    record_id: int | None = None


Finder = Callable[[Session, str, date], Iterator[Find]]


def find(session: Session, typed: str, today: date, finders: tuple[Finder, ...] = ()) -> list[Find]:
    """Everything the typed words may mean, nearest first, then by room as people count; at most `MOST`.

    Cards and tickets are found by `finders` of the rooms that know them.
    """
    words = plain(typed).strip()
    if not words:
        return []
    found = [one for finder in (*finders, *FINDERS) for one in finder(session, words, today)]
    once = {(one.kind, one.unit_id, one.customer_id, one.record_id): one for one in reversed(found)}
    return sorted(once.values(), key=_order)[:MOST]


def rooms(session: Session, typed: str, today: date) -> Iterator[Find]:
    """Units whose number, in any spelling, is or begins with what was typed, or whose room is that."""
    exact = spellings(typed)
    bare = re.sub(r"[^0-9A-Z一-鿿]", "", typed.upper())
    if not exact and not bare:
        return
    asked = _UNITS.where(or_(Unit.compact.in_(exact), _begins(Unit.compact, bare or "?"), Unit.room == bare))
    units = session.execute(asked.limit(MOST)).all()
    there = _by(0, session, _LIVING.where(Occupancy.unit_id.in_([unit.id for unit in units]))) if units else {}
    for unit in units:
        near = 0 if unit.compact in exact else 2 if unit.room == bare else 1
        living = _living(there.get(unit.id, ()), today) or unit.occupancy_state.value
        yield Find("房号", unit.room_no, living, unit.id, room_no=unit.room_no, rank=near)


def people(session: Session, typed: str, today: date) -> Iterator[Find]:
    """People by any part of the name or by the initials in any reading."""
    words = typed.lower()
    if words.isdigit():
        return
    by_initials = re.fullmatch(r"[a-z?]{1,8}", words)
    asked = _PEOPLE.where(
        or_(
            Customer.name.contains(typed, autoescape=True),
            *([(" " + Customer.pinyin).contains(" " + words, autoescape=True)] if by_initials else []),
        )
    )
    parts = [Part("name", typed), *([Part("pinyin", " " + words)] if by_initials else [])]
    found = nearest(session, asked, parts, Customer, MOST)
    homes = _homes(session, found)
    for who in found:
        near = 0 if who.name == typed else 1 if typed in who.name else 3
        yield from _at_home(who, homes.get(who.id, ()), "姓名", today, near)


def phones(session: Session, typed: str, today: date) -> Iterator[Find]:
    """People by the end of a telephone number, or of the number of their paper (GEN-16)."""
    if not re.fullmatch(r"[0-9]{3,}[0-9Xx]", typed) or len(typed) < LEAST_TAIL:
        return
    tail = typed.upper()
    asked = _PEOPLE.where(
        or_(Customer.phone.endswith(tail), Customer.other_phones.contains(tail), Customer.id_no.endswith(tail))
    )
    parts = (Part("phone", tail, at_end=True), Part("other_phones", tail), Part("id_no", tail, at_end=True))
    found = nearest(session, asked, parts, Customer, MOST)
    homes = _homes(session, found)
    for who in found:
        kind = "证件尾号" if who.id_no.endswith(tail) else "电话"
        yield from _at_home(who, homes.get(who.id, ()), kind, today, 2)


def vehicles(session: Session, typed: str, today: date) -> Iterator[Find]:
    """Units by the plate, whole or in part."""
    part = plate(typed).text if len(typed) > 1 else ""
    if len(part) < 3:
        return
    told = (Vehicle.id, Vehicle.plate, Vehicle.description, Vehicle.customer_id, Vehicle.unit_id, Unit.room_no)
    asked = select(*told).join(Unit, Vehicle.unit_id == Unit.id)
    asked = asked.where(Vehicle.plate.contains(part, autoescape=True))
    for car in nearest(session, asked, [Part("plate", part)], Vehicle, MOST):
        near = 0 if car.plate == part else 2
        yield Find("车牌", car.plate, car.description, car.unit_id, car.customer_id, car.room_no, near, car.id)


FINDERS: tuple[Finder, ...] = (rooms, people, phones, vehicles)


def _begins(column: Any, words: str) -> ColumnElement[bool]:
    """As a range, which an index answers however many there are; LIKE would look at every one."""
    return and_(column >= words, column < words + LAST_SIGN)


def _homes(session: Session, people: Sequence[Any]) -> dict[int, list[Any]]:
    """The ties of people to units, by who it is."""
    return _by(1, session, _HOMES.where(Occupancy.customer_id.in_([who.id for who in people]))) if people else {}


def _by(place: int, session: Session, asked: Asked) -> dict[int, list[Any]]:
    """Rows by one of their columns, in the order they came."""
    found: dict[int, list[Any]] = {}
    for row in session.execute(asked):
        found.setdefault(row[place], []).append(row)
    return found


def _at_home(who: Any, ties: Sequence[Any], kind: str, today: date, near: int) -> Iterator[Find]:
    """One line for every unit somebody is or was tied to; past ties come later."""
    for tie in ties:
        now = in_force(tie, today)
        role = tie.role.value if now else f"原{tie.role.value}"
        yield Find(kind, who.name, role, tie.unit_id, who.id, tie.room_no, near if now else near + 3)
    if not ties:
        yield Find(kind, who.name, "未登记房号", None, who.id, "", near + 4)


def _living(ties: Sequence[Any], today: date) -> str:
    now = [tie for tie in ties if in_force(tie, today)]
    return "、".join(f"{tie.name}（{tie.role.value}）" for tie in now[:3])


def _order(one: Find) -> tuple[int, bool, object, str]:
    return one.rank, not one.room_no, RoomNo.parse(one.room_no) if one.room_no else "", one.words
