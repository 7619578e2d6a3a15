"""Lines about parking spaces and vehicles, and what a unit's line tells of them."""

import re
from collections.abc import Sequence

from deskapp.estate.kinds import SpaceKind
from deskapp.estate.roster.bodies import Cell, Entry
from deskapp.estate.roster.codes import SpaceRight, known_meaning
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.gathered import Gathered, room_told, where
from deskapp.estate.roster.notes import BadCellError, Notes, needed, source
from deskapp.estate.roster.persons import owners
from deskapp.estate.roster.rows import SpaceRow, VehicleRow
from deskapp.kernel.contacts import plates
from deskapp.kernel.rooms import RoomNo

_BETWEEN = re.compile("[、,，;；\n]+")
_LONGEST_SPACE_NO = 40
_OF_RIGHT = {SpaceRight.PURCHASED: SpaceKind.PRIVATE, SpaceRight.GIFTED: SpaceKind.GIFTED}

Told = list[tuple[Cell, str]]


def plates_told(entry: Entry, notes: Notes) -> Told:
    """Every plate of the line with its cell; an odd one is kept with a warning."""
    told = []
    for cell in entry.cells.get(Field.PLATE, ()):
        for plate in plates(notes.usable(entry, cell)):
            for warning in plate.warnings:
                notes.warn(entry, cell, warning)
            told.append((cell, plate.text))
    return told


def spaces_told(entry: Entry, notes: Notes) -> Told:
    """Every space number of the line with its cell."""
    told = []
    for cell in entry.cells.get(Field.SPACE_NO, ()):
        for part in _BETWEEN.split(notes.usable(entry, cell)):
            if len(part) > _LONGEST_SPACE_NO:
                raise BadCellError(cell, f"车位号超过 {_LONGEST_SPACE_NO} 个字，请核对")
            if part.strip():
                told.append((cell, part.strip()))
    return told


def take_parking(entries: Sequence[Entry], gathered: Gathered, wanted: Field) -> None:
    """The lines of a table of spaces or of vehicles; `wanted` is the column without which a line makes no sense."""
    parks = {entry.text(Field.PARK) for entry in entries}
    for entry in entries:
        try:
            _take(entry, gathered, wanted, several_parks=len(parks) > 1)
        except BadCellError as bad:
            gathered.notes.refuse(entry, bad.cell, bad.reason)


def _take(entry: Entry, gathered: Gathered, wanted: Field, *, several_parks: bool) -> None:
    cell = entry.cell(wanted)
    if not cell:
        raise BadCellError(None, f"没有{wanted.value}")
    needed(cell)
    spaces, vehicles = spaces_told(entry, gathered.notes), plates_told(entry, gathered.notes)
    for _, number in spaces:
        _refuse_double(entry, gathered, _full(entry, number, several_parks))
    room, person = _holder(entry, gathered)
    if wanted is Field.PLATE and not room and not person:
        raise BadCellError(cell, "没有房号，也没有车主，不知道是谁的车")
    numbers = [(one, _full(entry, number, several_parks)) for one, number in spaces]
    take_spaces(numbers, entry, gathered, room, person)
    if room or person:
        take_vehicles(vehicles, entry, gathered, room, person)


def _full(entry: Entry, number: str, several_parks: bool) -> str:
    """A01 of car park 2 is 2-A01 where the roster has several car parks."""
    park = entry.text(Field.PARK)
    return f"{park}-{number}" if several_parks and park else number


def _refuse_double(entry: Entry, gathered: Gathered, number: str) -> None:
    earlier = gathered.spaces.get(number)
    if earlier:
        raise BadCellError(entry.cell(Field.SPACE_NO), f"车位号与{where(entry, earlier)}重复")


def _holder(entry: Entry, gathered: Gathered) -> tuple[RoomNo | None, str]:
    """The room and the person (by key) a space or vehicle belongs to; either may be missing."""
    room = _room(entry, gathered)
    person = ""
    number = entry.cell(Field.PERSON_NO)
    if number:
        person = gathered.register.by_number.get(number.text, "")
        if not person:
            gathered.notes.warn(entry, number, f"业主编号 {number.text} 在业主表里找不到")
    for named in owners(entry, gathered.notes) if not person else ():
        same = gathered.register.by_name.get(named.name, [])
        person = (room and gathered.named_in(room, named.name)) or (same[0] if len(same) == 1 else "")
        person = person or gathered.register.add(named)
        break
    owned = gathered.rooms_of(person) if person and not room else []
    return (owned[0] if len(owned) == 1 else room), person


def _room(entry: Entry, gathered: Gathered) -> RoomNo | None:
    cell = entry.cell(Field.ROOM) or entry.cell(Field.UNIT_NO)
    if not cell:
        return None
    try:
        room = room_told(entry, gathered.names)
    except BadCellError as bad:
        gathered.notes.warn(entry, bad.cell, f"{bad.reason}，没有读入房号")
        return None
    if room not in gathered.units:
        gathered.notes.warn(entry, cell, "这个房号不在房屋表里，没有读入房号")
        return None
    return room


def take_vehicles(told: Told, entry: Entry, gathered: Gathered, room: RoomNo | None, person: str) -> None:
    """Keep the plates of a line; a plate that another room has already is pointed out and left there."""
    for cell, plate in told:
        earlier = gathered.vehicles.get(plate)
        if not earlier:
            gathered.vehicles[plate] = VehicleRow(plate, source(entry), room, person)
        elif (earlier.room, earlier.person) != (room, person):
            gathered.notes.warn(entry, cell, f"车牌号与{where(entry, earlier)}重复，只按那一行读入")


def take_spaces(told: Told, entry: Entry, gathered: Gathered, room: RoomNo | None, person: str) -> None:
    """Keep the spaces of a line."""
    for cell, number in told:
        earlier = gathered.spaces.get(number)
        if earlier:
            gathered.notes.warn(entry, cell, f"车位号与{where(entry, earlier)}重复，只按那一行读入")
            continue
        note = entry.text(Field.NOTE) if Field.ROOM not in entry.cells else ""
        gathered.spaces[number] = SpaceRow(number, source(entry), _kind(entry, gathered.notes), room, person, note)


def _kind(entry: Entry, notes: Notes) -> SpaceKind | None:
    """By the right somebody has to it (PARK-15), else by where it lies, else by what its car park is called.

    Where the line tells nothing of it the clerk is asked once for all such spaces.
    """
    right = notes.code(entry, Field.SPACE_RIGHT)
    kind = notes.code(entry, Field.SPACE_KIND)
    park = known_meaning(Field.SPACE_KIND, entry.text(Field.PARK))
    if isinstance(right, SpaceRight) and right in _OF_RIGHT:
        return _OF_RIGHT[right]
    if isinstance(kind, SpaceKind):
        return kind
    if isinstance(park, SpaceKind):
        return park
    blank = notes.blank(Field.SPACE_KIND) if Field.SPACE_KIND not in entry.cells else None
    return blank if isinstance(blank, SpaceKind) else None
