"""What has been understood so far, while the lines of a roster are taken one after the other."""

from dataclasses import dataclass, field

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.roster.addresses import Names, room_of
from deskapp.estate.roster.bodies import Entry
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.notes import BadCellError, Notes, needed, source
from deskapp.estate.roster.register import Register
from deskapp.estate.roster.rows import (
    BuildingRow,
    CardRow,
    OccupancyRow,
    SpaceRow,
    UnitRow,
    VehicleRow,
)
from deskapp.kernel.rooms import RoomNo


@dataclass
class Gathered:
    """Each row under what makes it one: a room, a person's tie to it, a plate, a space number."""

    notes: Notes
    names: Names = field(default_factory=Names)
    register: Register = field(default_factory=Register)
    buildings: dict[tuple[str, str], BuildingRow] = field(default_factory=dict)
    units: dict[RoomNo, UnitRow] = field(default_factory=dict)
    occupancies: dict[tuple[RoomNo, str, OccupancyRole], OccupancyRow] = field(default_factory=dict)
    in_room: dict[RoomNo, list[OccupancyRow]] = field(default_factory=dict)
    of_person: dict[str, list[OccupancyRow]] = field(default_factory=dict)
    vehicles: dict[str, VehicleRow] = field(default_factory=dict)
    spaces: dict[str, SpaceRow] = field(default_factory=dict)
    cards: dict[str, CardRow] = field(default_factory=dict)

    def settle(self, row: OccupancyRow) -> None:
        """Tie a person to a room; the second time the same tie says nothing new."""
        key = (row.room, row.person, row.role)
        if key not in self.occupancies:
            self.occupancies[key] = row
            self.in_room.setdefault(row.room, []).append(row)
            self.of_person.setdefault(row.person, []).append(row)

    def rooms_of(self, person: str) -> list[RoomNo]:
        """The rooms a person owns, in the order of the roster."""
        ties = self.of_person.get(person, ())
        return [tie.room for tie in ties if tie.role is OccupancyRole.OWNER]

    def named_in(self, room: RoomNo, name: str) -> str:
        """The person of that name tied to the room; "" if there is none."""
        people = self.register.people
        return next((tie.person for tie in self.in_room.get(room, ()) if people[tie.person].name == name), "")


def room_told(entry: Entry, names: Names) -> RoomNo:
    """The room a line is about. BadCellError if it tells none, or none that can be read."""
    cell = entry.cell(Field.ROOM) or entry.cell(Field.UNIT_NO)
    if not cell:
        raise BadCellError(None, "没有房号")
    text = needed(cell)
    if text in names.units:
        return names.units[text]
    for wanted in (Field.BUILDING, Field.ENTRANCE):
        beside = entry.cell(wanted)
        if beside:
            needed(beside)
    building = entry.text(Field.BUILDING) or entry.place.building
    entrance = entry.text(Field.ENTRANCE) or ("" if entry.text(Field.BUILDING) else entry.place.entrance)
    try:
        return room_of(names, building, entrance, text)
    except ValueError as error:
        raise BadCellError(cell, str(error)) from None


def where(entry: Entry, row: UnitRow | BuildingRow | SpaceRow | VehicleRow | CardRow) -> str:
    """第 7 行, with the sheet's name if it is another one."""
    other = source(entry).sheet != row.source.sheet
    return f"“{row.source.sheet}”第 {row.source.line} 行" if other else f"第 {row.source.line} 行"
