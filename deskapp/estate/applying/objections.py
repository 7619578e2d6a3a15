"""What of a roster is not put on record, each line with its reason, and what falls with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from deskapp.estate.applying.matching import Matches
from deskapp.estate.applying.standing import Standing, grouped
from deskapp.estate.applying.wishes import known_tie
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer
from deskapp.estate.roster.rows import CardRow, OccupancyRow, PersonRow, Roster, Source, SpaceRow, VehicleRow
from deskapp.kernel.masks import masked_id
from deskapp.kernel.rooms import RoomNo

RESALE = "转让房新业主入住"
Row = OccupancyRow | VehicleRow | SpaceRow | CardRow


@dataclass
class Objections:
    """Lines that are refused, people who are not imported, spaces that are left out; each with the reason."""

    refused: dict[Source, str]
    gone: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    """Space numbers, in lines that are imported without them."""

    def refuse(self, source: Source, reason: str) -> None:
        """Keep the first reason of a line."""
        self.refused.setdefault(source, reason)


def objections(standing: Standing, matches: Matches, roster: Roster) -> Objections:
    """Everything that stands against lines of a roster, on its own and because of what it refers to."""
    found = Objections(roster.refused)
    people = {person.key: person for person in roster.people}
    for key, reason in matches.refused.items():
        found.gone[key] = reason
        found.refuse(people[key].source, reason)
    _other_owners(standing, matches, roster, found)
    _odd_periods(standing, matches, roster, found)
    _spaces_without_kind(standing, roster, found)
    before = -1
    while before != len(found.refused) + len(found.gone):
        before = len(found.refused) + len(found.gone)
        _fall(standing, roster, people, found)
    return found


def _other_owners(standing: Standing, matches: Matches, roster: Roster, found: Objections) -> None:
    """A roster never replaces an owner: that is a resale, with its own procedure (RESALE-01, RESALE-06)."""
    people = {person.key: person for person in roster.people}
    rows = [tie for tie in roster.occupancies if tie.role is OccupancyRole.OWNER and _now(tie, standing)]
    sources = {unit.room: unit.source for unit in roster.units}
    for room, ties in grouped(rows, lambda tie: tie.room).items():
        owners, named = standing.owners(room), [people[tie.person] for tie in ties]
        same = [matches.found[one.key] for one in named if one.key in matches.found]
        if not owners or any(one in owners for one in same):
            continue
        reason = f"业主与系统不一致：系统 {_on_record(owners, named)}，表中 {_in_roster(owners, named)}"
        for source in (sources[room], *(tie.source for tie in ties)):
            found.refuse(source, f"{reason}；换业主请办理“{RESALE}”")


def _now(tie: OccupancyRow, standing: Standing) -> bool:
    return tie.to_date is None or tie.to_date >= standing.today


def _on_record(owners: list[Customer], named: list[PersonRow]) -> str:
    alike = {one.name for one in named}
    return "、".join(_told(one.name, one.id_no, one.name in alike) for one in owners)


def _in_roster(owners: list[Customer], named: list[PersonRow]) -> str:
    alike = {one.name for one in owners}
    return "、".join(_told(one.name, one.id_no, one.name in alike) for one in named)


def _told(name: str, id_no: str, alike: bool) -> str:
    """The name, and where both sides have the same one, the paper that tells them apart (PRIVACY-03)."""
    return f"{name}（证件 {masked_id(id_no) if id_no else '未填'}）" if alike else name


def _odd_periods(standing: Standing, matches: Matches, roster: Roster, found: Objections) -> None:
    for row in roster.occupancies:
        tie = known_tie(row, standing, matches)
        begins, ends = (tie.from_date or row.from_date, row.to_date) if tie else (None, None)
        if begins and ends and ends < begins:
            found.refuse(row.source, f"迁出日期早于系统里的起始日期 {begins}，请核对")


def _spaces_without_kind(standing: Standing, roster: Roster, found: Objections) -> None:
    """A line about the space is refused; a unit's line is imported without it."""
    others = {row.source for rows in (roster.units, roster.occupancies) for row in rows}
    for row in roster.spaces:
        if row.kind is None and row.space_no not in standing.spaces:
            reason = f"车位 {row.space_no} 没有类型，没有导入"
            found.left_out[row.space_no] = reason
            if row.source not in others:
                found.refuse(row.source, reason)


def _fall(standing: Standing, roster: Roster, people: dict[str, PersonRow], found: Objections) -> None:
    """One round of what falls with what was refused so far."""
    rooms = {unit.room for unit in roster.units if unit.source in found.refused and not standing.unit(unit.room)}
    for row in _rows(roster):
        if row.room in rooms:
            found.refuse(row.source, f"房屋 {row.room} 没有导入，见它自己那一行")
        elif row.person in found.gone:
            found.refuse(row.source, f"{people[row.person].name}没有导入：{found.gone[row.person]}")
    ties = grouped(roster.occupancies, lambda tie: tie.person)
    for person in roster.people:
        lines = _told_at(person, ties)
        if person.key not in found.gone and all(source in found.refused for source in lines):
            found.gone[person.key] = found.refused[lines[0]]
            found.refuse(person.source, f"{person.name}名下的房屋没有导入：{_rooms(ties[person.key])}")


def _told_at(person: PersonRow, ties: dict[str, list[OccupancyRow]]) -> list[Source]:
    """The lines by which a person comes on record: those of the ties, or, without any, their own."""
    return [tie.source for tie in ties[person.key]] if person.key in ties else [person.source]


def _rooms(ties: list[OccupancyRow]) -> str:
    rooms: list[RoomNo] = [tie.room for tie in ties]
    return "、".join(str(room) for room in dict.fromkeys(rooms))


def _rows(roster: Roster) -> Iterator[Row]:
    yield from roster.occupancies
    yield from roster.vehicles
    yield from roster.spaces
    yield from roster.cards
