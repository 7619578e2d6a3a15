"""From the bytes of a workbook to its roster in one step, for the tests of understanding."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from deskapp.estate.roster.codes import Answers
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.mapping import Mapping as RosterMapping
from deskapp.estate.roster.mapping import propose
from deskapp.estate.roster.reader import read_book
from deskapp.estate.roster.rows import PersonRow, Roster
from deskapp.estate.roster.understanding import understand
from tests.estate.roster.workbook_files import saved, xlsx

TODAY = date(2026, 11, 21)


def roster_of(folder: Path, data: bytes, answers: Answers | None = None, name: str = "名册.xlsx") -> Roster:
    """The roster as the program proposes to understand it."""
    book = read_book(saved(folder, name, data))
    return understand(book, propose(book), answers or {}, TODAY)


def roster_of_rows(folder: Path, *rows: Sequence[Any], title: str = "Sheet1", answers: Answers | None = None) -> Roster:
    """The roster of one sheet with these rows."""
    return roster_of(folder, xlsx({title: rows}), answers)


def fields_of(mapping: RosterMapping) -> dict[str, Field | None]:
    """Header to field, over all tables."""
    return {column.header: column.field for table in mapping.tables for column in table.columns}


def rooms(roster: Roster) -> list[str]:
    return [str(unit.room) for unit in roster.units]


def ties(roster: Roster) -> set[tuple[str, str, str]]:
    """(room, name, role) of everybody."""
    people = by_key(roster)
    return {(str(tie.room), people[tie.person].name, tie.role.value) for tie in roster.occupancies}


def by_key(roster: Roster) -> Mapping[str, PersonRow]:
    return {person.key: person for person in roster.people}


def person(roster: Roster, name: str) -> PersonRow:
    """The only person of that name."""
    found = [one for one in roster.people if one.name == name]
    assert len(found) == 1, found
    return found[0]


def refusals(roster: Roster) -> dict[int, str]:
    """Line to reason."""
    return {source.line: reason for source, reason in roster.refused.items()}


def warned(roster: Roster) -> list[tuple[int, str, str]]:
    """(line, column, reason) of what is odd in lines that are imported."""
    return [(fault.line, fault.column, fault.reason) for fault in roster.warnings()]


def suggested(roster: Roster) -> dict[Field, dict[str, str]]:
    """The answers the file itself suggests."""
    answers: dict[Field, dict[str, str]] = {}
    for code in roster.unknown_codes:
        answers.setdefault(code.field, {})[code.text] = code.suggestion
    return answers
