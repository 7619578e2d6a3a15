"""Lines about units: one a unit, several a unit with its co-owners, or persons listed by room."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from deskapp.estate.kinds import OccupancyRole, OccupancyState, UnitUse
from deskapp.estate.roster.addresses import tells_entrance
from deskapp.estate.roster.bodies import Entry
from deskapp.estate.roster.card_lines import take_cards
from deskapp.estate.roster.codes import YesNo
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.gathered import Gathered, room_told, where
from deskapp.estate.roster.notes import BadCellError, Notes, source
from deskapp.estate.roster.parking_lines import plates_told, spaces_told, take_spaces, take_vehicles
from deskapp.estate.roster.persons import listed, owners, phone_text, tenants
from deskapp.estate.roster.register import numbers_in
from deskapp.estate.roster.rows import OccupancyRow, PersonRow, UnitRow
from deskapp.kernel.rooms import RoomNo

LONGEST_NOTE = 2_000


def take_units(entries: Sequence[Entry], gathered: Gathered) -> None:
    """The lines of one table. Where most of its rooms are known from another table it only adds persons to them."""
    gathered.names.entrance_first = any(
        tells_entrance(gathered.names, entry.text(Field.BUILDING) or entry.place.building, entry.text(Field.ROOM))
        for entry in entries
    )
    refers = gathered.units and not any(Field.AREA in entry.cells for entry in entries)
    known = sum(_known(entry, gathered) for entry in entries) if refers else 0
    before: RoomNo | None = None
    for entry in entries:
        try:
            before = _take(entry, gathered, before, adds_only=known * 2 > len(entries))
        except BadCellError as bad:
            gathered.notes.refuse(entry, bad.cell, bad.reason)
    gathered.names.entrance_first = False


def _known(entry: Entry, gathered: Gathered) -> bool:
    try:
        return room_told(entry, gathered.names) in gathered.units
    except BadCellError:
        return False


def _take(entry: Entry, gathered: Gathered, before: RoomNo | None, *, adds_only: bool) -> RoomNo:
    """Everything is read before anything is kept, so that a refused line leaves nothing behind."""
    notes = gathered.notes
    if adds_only and not _known(entry, gathered):
        raise BadCellError(entry.cell(Field.ROOM) or entry.cell(Field.UNIT_NO), "这个房号不在房屋表里")
    room = room_told(entry, gathered.names)
    unit = _unit(entry, room, notes)
    people = _people(entry, gathered)
    earlier = gathered.units.get(room)
    if earlier and not adds_only:
        _refuse_double(entry, gathered, earlier, unit, people, adjoins=before == room or entry.follows)
    gathered.units[room] = _completed(earlier, unit) if earlier else unit
    number = entry.text(Field.UNIT_NO)
    if number and Field.ROOM in entry.cells:
        gathered.names.units.setdefault(number, room)
    holder = _settle(entry, gathered, room, people)
    take_vehicles(plates_told(entry, notes), entry, gathered, room, holder)
    take_spaces(spaces_told(entry, notes), entry, gathered, room, holder)
    take_cards(entry, gathered, room, holder)
    return room


def _unit(entry: Entry, room: RoomNo, notes: Notes) -> UnitRow:
    use, state = notes.code(entry, Field.USE), notes.code(entry, Field.STATE)
    metered = notes.code(entry, Field.METERED)
    floor = notes.floor(entry)
    return UnitRow(
        room,
        source(entry),
        floor=room.floor if floor is None else floor,
        area=notes.area(entry),
        unit_type=notes.text(entry, Field.UNIT_TYPE),
        use=use if isinstance(use, UnitUse) else None,
        metered_to_household=metered is YesNo.YES if isinstance(metered, YesNo) else None,
        state=state if isinstance(state, OccupancyState) else None,
        zone=notes.text(entry, Field.ZONE),
        charged_from=notes.day(entry, Field.CHARGED_FROM),
        note="；".join(cell.text for cell in entry.cells.get(Field.NOTE, ()))[:LONGEST_NOTE],
    )


def _people(entry: Entry, gathered: Gathered) -> list[tuple[PersonRow, OccupancyRole]]:
    notes = gathered.notes
    role = role_told(entry, notes)
    named = [(person, role) for person in owners(entry, notes)] if role else []
    if len(named) == 1 and entry.text(Field.PERSON_NO) and role is OccupancyRole.OWNER:
        named = [(replace(named[0][0], outside_no=entry.text(Field.PERSON_NO)), role)]
    return [
        *named,
        *((person, OccupancyRole.OWNER) for person in listed(entry, Field.CO_OWNER, notes)),
        *((person, OccupancyRole.TENANT) for person in tenants(entry, notes)),
        *((person, OccupancyRole.FAMILY_MEMBER) for person in listed(entry, Field.FAMILY, notes)),
    ]


def role_told(entry: Entry, notes: Notes) -> OccupancyRole | None:
    """The role of the line's persons: owner where nothing is said. None if their code means that they are left out.

    BadCellError while nobody has explained the code: an owner must not be taken for a lodger.
    """
    cell = entry.cell(Field.ROLE)
    if not cell:
        return OccupancyRole.OWNER
    role = notes.code(entry, Field.ROLE)
    if (Field.ROLE, cell.text) in notes.unknown:
        raise BadCellError(cell, f"还不知道“{cell.text}”是哪种住户身份，请先说明这个代码")
    return role if isinstance(role, OccupancyRole) else None


def _refuse_double(
    entry: Entry,
    gathered: Gathered,
    earlier: UnitRow,
    unit: UnitRow,
    people: Sequence[tuple[PersonRow, OccupancyRole]],
    *,
    adjoins: bool,
) -> None:
    """A room may come again for another person, on the next line or with a role of its own; else it is a double."""
    cell, line = entry.cell(Field.ROOM), where(entry, earlier)
    facts = ((unit.area, earlier.area), (unit.use, earlier.use), (unit.unit_type, earlier.unit_type))
    if any(new and old and new != old for new, old in facts):
        raise BadCellError(cell, f"房号与{line}重复，面积、用途或户型却不同，请核对")
    adds = [person for person, _ in people if not gathered.named_in(unit.room, person.name)]
    if not adds:
        raise BadCellError(cell, f"与{line}重复")
    if not adjoins and Field.ROLE not in entry.cells:
        raise BadCellError(cell, f"房号与{line}重复；如果是共有人，请把两行排在一起")


def _completed(earlier: UnitRow, unit: UnitRow) -> UnitRow:
    """What a later line of the same room knows better: only what was missing."""
    return replace(
        earlier,
        area=earlier.area or unit.area,
        unit_type=earlier.unit_type or unit.unit_type,
        use=earlier.use or unit.use,
        state=earlier.state or unit.state,
        note=earlier.note or unit.note,
    )


def _settle(entry: Entry, gathered: Gathered, room: RoomNo, people: Sequence[tuple[PersonRow, OccupancyRole]]) -> str:
    """Tie the line's persons to the room; the key of the first of them, to whom vehicles and spaces belong."""
    keys = [(keep_person(entry, gathered, person), role) for person, role in people]
    if not any(role is OccupancyRole.OWNER for _, role in keys):
        keys += [(key, OccupancyRole.OWNER) for key in _by_numbers(entry, gathered)]
    for index, (key, role) in enumerate(keys):
        gathered.settle(_tie(entry, gathered.notes, room, key, role, first=index == 0))
    return keys[0][0] if keys else ""


def keep_person(entry: Entry, gathered: Gathered, person: PersonRow) -> str:
    """Note a person in the register; one paper under two names is pointed out."""
    other = gathered.register.other_holder(person)
    if other:
        gathered.notes.warn(
            entry, entry.cell(Field.ID_NO), f"证件号与第 {other.source.line} 行的{other.name}相同，请核对"
        )
    return gathered.register.add(person)


def _by_numbers(entry: Entry, gathered: Gathered) -> list[str]:
    cell = entry.cell(Field.PERSON_NO)
    keys = []
    for number in numbers_in(gathered.notes.usable(entry, cell)) if cell else ():
        if number in gathered.register.by_number:
            keys.append(gathered.register.by_number[number])
        else:
            gathered.notes.warn(entry, cell, f"业主编号 {number} 在业主表里找不到，这套房没有读入业主")
    return keys


def _tie(entry: Entry, notes: Notes, room: RoomNo, key: str, role: OccupancyRole, *, first: bool) -> OccupancyRow:
    own = role in (OccupancyRole.OWNER, OccupancyRole.FAMILY_MEMBER) or Field.TENANT not in entry.cells
    begins = notes.day(entry, Field.FROM) if own else None
    ends = notes.day(entry, Field.TO) if own else None
    lease_to: date | None = None
    if role is OccupancyRole.TENANT:
        begins = notes.day(entry, Field.LEASE_FROM) or begins
        lease_to = notes.day(entry, Field.LEASE_TO)
    if begins and ends and ends < begins:
        notes.warn(entry, entry.cell(Field.TO), "迁出日期早于入住日期，没有读入迁出日期")
        ends = None
    return OccupancyRow(
        room,
        key,
        role,
        source(entry),
        from_date=begins,
        to_date=ends,
        lease_to=lease_to,
        emergency_name=notes.text(entry, Field.EMERGENCY) if first else "",
        emergency_phone=phone_text(entry, Field.EMERGENCY_PHONE, notes) if first else "",
    )
