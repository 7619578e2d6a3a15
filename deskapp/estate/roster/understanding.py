"""From a book and a mapping to a roster: every table line by line, sheets joined by their numbers, nothing kept yet."""

from collections.abc import Sequence
from datetime import date

from deskapp.estate.roster.addresses import Place, shared_name
from deskapp.estate.roster.bodies import Entry, Skipped, entries
from deskapp.estate.roster.book import Book
from deskapp.estate.roster.codes import Answers, UnknownCode
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.fields import Field, Topic
from deskapp.estate.roster.gathered import Gathered, where
from deskapp.estate.roster.legend import Legend
from deskapp.estate.roster.mapping import Mapping, Table
from deskapp.estate.roster.notes import BadCellError, Notes, needed, source
from deskapp.estate.roster.parking_lines import take_parking
from deskapp.estate.roster.people_lines import settle_contacts, settle_members, take_people
from deskapp.estate.roster.rows import BuildingRow, Roster
from deskapp.estate.roster.unit_lines import take_units
from deskapp.kernel.rooms import RoomNo

_NO_END = 1 << 30


def understand(book: Book, mapping: Mapping, answers: Answers, today: date) -> Roster:
    """The roster a book holds under this mapping, and these meanings of its codes. RosterError if nothing is mapped."""
    pages = {sheet.title: sheet for sheet in book.sheets}
    read: list[tuple[Table, list[Entry]]] = []
    skipped: list[Skipped] = []
    for table in mapping.tables:
        taken = list(entries(pages[table.sheet], table, _end(mapping, table)))
        read.append((table, [entry for entry in taken if isinstance(entry, Entry)]))
        skipped += [entry for entry in taken if isinstance(entry, Skipped)]
    if not any(lines for _, lines in read):
        raise RosterError("E-IMP-12", book.name, "表头下面没有资料")
    gathered = Gathered(Notes(today, answers, book.date_1904))
    _gather(read, gathered)
    return _roster(mapping, gathered, read, skipped, Legend(book, mapping))


def _end(mapping: Mapping, table: Table) -> int:
    tops = [other.top for other in mapping.tables if other.sheet == table.sheet and other.top > table.bottom]
    return min(tops, default=_NO_END)


def _gather(read: Sequence[tuple[Table, list[Entry]]], gathered: Gathered) -> None:
    """First what is referred to, then what refers to it; tables with areas before lists of persons by room."""
    by_topic = {topic: [lines for table, lines in read if table.topic is topic] for topic in Topic}
    units = sorted(by_topic[Topic.UNITS], key=lambda lines: not any(Field.AREA in e.cells for e in lines))
    listed = [entry for lines in by_topic[Topic.BUILDINGS] for entry in lines]
    gathered.names.community = shared_name(_place_texts(listed)) or shared_name(
        _place_texts([entry for lines in units for entry in lines])
    )
    for lines in by_topic[Topic.BUILDINGS]:
        _take_buildings(lines, gathered)
    members = [member for lines in by_topic[Topic.PEOPLE] for member in take_people(lines, gathered)]
    for lines in units:
        take_units(lines, gathered)
    settle_members(members, gathered)
    for lines in by_topic[Topic.PEOPLE]:
        settle_contacts(lines, gathered)
    for lines in by_topic[Topic.SPACES]:
        take_parking(lines, gathered, Field.SPACE_NO)
    for lines in by_topic[Topic.VEHICLES]:
        take_parking(lines, gathered, Field.PLATE)


def _place_texts(lines: Sequence[Entry]) -> set[str]:
    """The texts that name buildings: their own column if there is one, else the room numbers."""
    buildings = {entry.text(Field.BUILDING) for entry in lines} - {""}
    return buildings or {entry.text(Field.ROOM) for entry in lines} - {""}


def _take_buildings(lines: Sequence[Entry], gathered: Gathered) -> None:
    for entry in lines:
        cell = entry.cell(Field.BUILDING)
        try:
            if not cell:
                raise BadCellError(None, "没有楼栋")
            place = _place(gathered, needed(cell), entry.text(Field.ENTRANCE))
        except ValueError as error:
            gathered.notes.refuse(entry, cell, str(error))
        except BadCellError as bad:
            gathered.notes.refuse(entry, bad.cell, bad.reason)
        else:
            _keep_building(entry, place, gathered)


def _place(gathered: Gathered, building: str, entrance: str) -> Place:
    name = gathered.names.within(building)
    try:
        found = RoomNo.parse(f"{name}-{entrance}-101" if entrance not in ("", "0") else f"{name}-101")
    except ValueError:
        raise ValueError("楼栋名称读不懂，例如 3栋") from None
    return Place(found.building, found.entrance)


def _keep_building(entry: Entry, place: Place, gathered: Gathered) -> None:
    key = (place.building, place.entrance)
    if key in gathered.buildings:
        line = where(entry, gathered.buildings[key])
        gathered.notes.refuse(entry, entry.cell(Field.BUILDING), f"楼栋、单元与{line}重复")
        return
    gathered.buildings[key] = BuildingRow(place.building, place.entrance, source(entry))
    number, entrance_no = entry.text(Field.BUILDING_NO), entry.text(Field.ENTRANCE_NO)
    if number:
        gathered.names.buildings[number] = place.building
    if entrance_no and entrance_no != entry.text(Field.ENTRANCE):
        gathered.names.entrances[entrance_no] = place


def _roster(
    mapping: Mapping,
    gathered: Gathered,
    read: Sequence[tuple[Table, list[Entry]]],
    skipped: Sequence[Skipped],
    legend: Legend,
) -> Roster:
    unknown = sorted(gathered.notes.unknown.items(), key=lambda item: (item[0][0].name, item[0][1]))
    return Roster(
        layout=mapping.layout,
        buildings=tuple(gathered.buildings.values()),
        units=tuple(gathered.units.values()),
        people=tuple(gathered.register.people.values()),
        occupancies=tuple(gathered.occupancies.values()),
        vehicles=tuple(gathered.vehicles.values()),
        spaces=tuple(gathered.spaces.values()),
        cards=tuple(gathered.cards.values()),
        faults=tuple(dict.fromkeys(gathered.notes.faults)),
        skipped=tuple(skipped),
        unknown_codes=tuple(
            UnknownCode(wanted, text, count, legend.suggestion(wanted, text)) for (wanted, text), count in unknown
        ),
        read=tuple(source(entry) for _, lines in read for entry in lines),
    )
