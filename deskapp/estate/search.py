"""The one search box over units and people: rooms, names, initials, phone tails, plates, cards (GEN-16)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, selectinload

from deskapp.estate.records import Customer, IcCard, Occupancy, Unit, Vehicle
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
HOMES = selectinload(Customer.occupancies).selectinload(Occupancy.unit)


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

    What a finder of another room says of a thing stands before what the estate itself knows of it.
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
    asked = select(Unit).where(or_(Unit.compact.in_(exact), _begins(Unit.compact, bare or "?"), Unit.room == bare))
    for unit in session.scalars(asked.options(LIVING_THERE).limit(MOST)):
        near = 0 if unit.compact in exact else 2 if unit.room == bare else 1
        yield Find("房号", unit.room_no, _living(unit, today), unit.id, room_no=unit.room_no, rank=near)


def people(session: Session, typed: str, today: date) -> Iterator[Find]:
    """People by any part of the name or by the initials in any reading."""
    words = typed.lower()
    if words.isdigit():
        return
    by_initials = re.fullmatch(r"[a-z?]{1,8}", words)
    asked = select(Customer).where(
        or_(
            Customer.name.contains(typed, autoescape=True),
            *([(" " + Customer.pinyin).contains(" " + words, autoescape=True)] if by_initials else []),
        )
    )
    for customer in session.scalars(asked.options(HOMES).limit(MOST)):
        near = 0 if customer.name == typed else 1 if typed in customer.name else 3
        yield from _homes(customer, "姓名", today, near)


def phones(session: Session, typed: str, today: date) -> Iterator[Find]:
    """People by the end of a telephone number, or of the number of their paper (GEN-16)."""
    if not re.fullmatch(r"[0-9]{3,}[0-9Xx]", typed) or len(typed) < LEAST_TAIL:
        return
    tail = typed.upper()
    asked = select(Customer).where(
        or_(Customer.phone.endswith(tail), Customer.other_phones.contains(tail), Customer.id_no.endswith(tail))
    )
    for customer in session.scalars(asked.options(HOMES).limit(MOST)):
        kind = "证件尾号" if customer.id_no.endswith(tail) else "电话"
        yield from _homes(customer, kind, today, 2)


def vehicles(session: Session, typed: str, today: date) -> Iterator[Find]:
    """Units by the plate, whole or in part."""
    part = plate(typed).text if len(typed) > 1 else ""
    if len(part) < 3:
        return
    asked = select(Vehicle, Unit).join(Unit, Vehicle.unit_id == Unit.id)
    for car, unit in session.execute(asked.where(Vehicle.plate.contains(part, autoescape=True)).limit(MOST)):
        near = 0 if car.plate == part else 2
        yield Find("车牌", car.plate, car.description, unit.id, car.customer_id, unit.room_no, near, car.id)


def cards(session: Session, typed: str, today: date) -> Iterator[Find]:
    """Units by the number of an access card."""
    if not re.fullmatch(r"[0-9A-Fa-f]{4,}", typed):
        return
    asked = select(IcCard, Unit).join(Unit, IcCard.unit_id == Unit.id)
    asked = asked.where(or_(IcCard.card_no.endswith(typed), IcCard.uid == typed.upper()))
    for card, unit in session.execute(asked.limit(MOST)):
        near = 0 if card.card_no == typed else 2
        yield Find("卡号", card.card_no, card.state.value, unit.id, card.customer_id, unit.room_no, near, card.id)


FINDERS: tuple[Finder, ...] = (rooms, people, phones, vehicles, cards)


def _begins(column: Any, words: str) -> ColumnElement[bool]:
    """As a range, which an index answers however many there are; LIKE would look at every one."""
    return and_(column >= words, column < words + LAST_SIGN)


def _homes(customer: Customer, kind: str, today: date, near: int) -> Iterator[Find]:
    """One line for every unit somebody is or was tied to; past ties come later."""
    ties = [(tie, in_force(tie, today)) for tie in customer.occupancies]
    for tie, now in ties:
        role = tie.role.value if now else f"原{tie.role.value}"
        rank = near if now else near + 3
        yield Find(kind, customer.name, role, tie.unit_id, customer.id, tie.unit.room_no, rank)
    if not ties:
        yield Find(kind, customer.name, "未登记房号", None, customer.id, "", near + 4)


def _living(unit: Unit, today: date) -> str:
    now = [tie for tie in unit.occupancies if in_force(tie, today)]
    return "、".join(f"{tie.customer.name}（{tie.role.value}）" for tie in now[:3]) or unit.occupancy_state.value


def _order(one: Find) -> tuple[int, bool, object, str]:
    return one.rank, not one.room_no, RoomNo.parse(one.room_no) if one.room_no else "", one.words
