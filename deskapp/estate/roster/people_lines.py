"""Lines about people without a room: owners under the numbers other sheets use, and those who live with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.roster.bodies import Entry
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.gathered import Gathered
from deskapp.estate.roster.notes import BadCellError, needed, source
from deskapp.estate.roster.persons import listed, owners, phone_text
from deskapp.estate.roster.rows import OccupancyRow
from deskapp.estate.roster.unit_lines import keep_person, role_told


@dataclass(frozen=True)
class Member:
    """Somebody who belongs to the owner with that number, to be tied to the owner's rooms once these are known."""

    entry: Entry
    person: str
    owner_no: str
    role: OccupancyRole


def take_people(entries: Sequence[Entry], gathered: Gathered) -> list[Member]:
    """The lines of one table of people; those who are not owners come back, to be settled later."""
    members: list[Member] = []
    lines: dict[str, int] = {}
    for entry in entries:
        try:
            members += _take(entry, gathered, lines)
        except BadCellError as bad:
            gathered.notes.refuse(entry, bad.cell, bad.reason)
    return members


def _take(entry: Entry, gathered: Gathered, lines: dict[str, int]) -> list[Member]:
    cell = entry.cell(Field.PERSON_NO)
    number = needed(cell) if cell else ""
    role = role_told(entry, gathered.notes)
    named = owners(entry, gathered.notes)
    family = listed(entry, Field.FAMILY, gathered.notes)
    if not named:
        raise BadCellError(None, "没有姓名")
    if role is OccupancyRole.OWNER and number in lines:
        raise BadCellError(cell, f"业主编号与第 {lines[number]} 行重复")
    if not role:
        return []
    if role is not OccupancyRole.OWNER:
        return [Member(entry, keep_person(entry, gathered, person), number, role) for person in named]
    if number:
        lines[number] = entry.line
    for person in named:
        keep_person(entry, gathered, replace(person, outside_no=number))
    keys = [keep_person(entry, gathered, person) for person in family]
    return [Member(entry, key, number, OccupancyRole.FAMILY_MEMBER) for key in keys]


def settle_members(members: Sequence[Member], gathered: Gathered) -> None:
    """Tie family and tenants to every room of their owner."""
    for member in members:
        owner = gathered.register.by_number.get(member.owner_no)
        if not owner:
            cell = member.entry.cell(Field.PERSON_NO)
            gathered.notes.warn(member.entry, cell, "找不到对应的业主，只读入了这个人，没有读入房号")
            continue
        for room in gathered.rooms_of(owner):
            gathered.settle(OccupancyRow(room, member.person, member.role, source(member.entry)))


def settle_contacts(entries: Sequence[Entry], gathered: Gathered) -> None:
    """Give an owner's emergency contact, told in the table of people, to the owner's rooms."""
    for entry in entries:
        name, number = entry.text(Field.EMERGENCY), entry.text(Field.PERSON_NO)
        owner = gathered.register.by_number.get(number, "")
        for tie in list(gathered.of_person.get(owner, ())) if name else ():
            phone = phone_text(entry, Field.EMERGENCY_PHONE, gathered.notes)
            gathered.occupancies[tie.room, tie.person, tie.role] = replace(
                tie, emergency_name=name, emergency_phone=phone
            )
