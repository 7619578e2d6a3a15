"""How a workbook is to be understood, column by column: proposed by the program, settled by the clerk."""

import hashlib
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from deskapp.estate.roster.addresses import place_in
from deskapp.estate.roster.book import Book, Line, Sheet
from deskapp.estate.roster.codes import Answers
from deskapp.estate.roster.columns import Column, topic_of, understand_columns
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.fields import Field, Topic
from deskapp.estate.roster.headers import bare
from deskapp.estate.roster.tables import Found, find_tables, header_at

_LOOKED_AT = 300


@dataclass(frozen=True)
class Table:
    """One table of a sheet: its header rows, its columns, and the building of rooms that do not tell it themselves."""

    sheet: str
    top: int
    bottom: int
    columns: tuple[Column, ...]
    building: str = ""

    @cached_property
    def topic(self) -> Topic:
        """What each of its lines is about."""
        return topic_of(self.sheet, [column.field for column in self.columns])


@dataclass(frozen=True)
class Mapping:
    """Sheet, column, field. Each change makes a new one, to be applied again to the same book."""

    tables: tuple[Table, ...]

    @property
    def layout(self) -> str:
        """The same for workbooks whose tables have the same headers, whatever their sheets and rooms: 64 hex digits."""
        words = sorted({"|".join(bare(column.header) for column in table.columns) for table in self.tables})
        return hashlib.sha256("\n".join(words).encode()).hexdigest()

    def with_field(self, sheet: str, column: int, field: Field | None) -> Self:
        """The clerk says what a column means; None that it is not imported."""
        return self._with_columns(
            lambda table, old: (
                replace(old, field=field, confidence=1.0) if (table.sheet, old.index) == (sheet, column) else old
            )
        )

    def with_building(self, sheet: str, building: str) -> Self:
        """The clerk says in which building the rooms of a sheet lie that do not tell themselves."""
        tables = [replace(table, building=building) if table.sheet == sheet else table for table in self.tables]
        return replace(self, tables=tuple(tables))

    def without_sheet(self, sheet: str) -> Self:
        """The clerk leaves a whole sheet out."""
        return replace(self, tables=tuple(table for table in self.tables if table.sheet != sheet))

    def with_header(self, book: Book, sheet: str, row: int) -> Self:
        """The clerk says in which row the headers of a sheet stand."""
        page = next(page for page in book.sheets if page.title == sheet)
        found = _table(page, header_at(page, row), ())
        others = self.without_sheet(sheet)
        return replace(others, tables=(*others.tables, found))

    def remembered(self, answers: Answers) -> dict[str, Any]:
        """What was settled, as JSON for the layout's record: headers to fields, codes to labels."""
        columns = {
            bare(column.header): column.field.name if column.field else ""
            for table in self.tables
            for column in table.columns
            if column.header and column.confidence == 1.0
        }
        codes = {field.name: dict(told) for field, told in answers.items() if told}
        return {"columns": columns, "codes": codes}

    def recalling(self, remembered: AnyMapping[str, Any]) -> Self:
        """This mapping with the columns as they were settled for the same layout before."""
        settled = remembered.get("columns", {})

        def recalled(table: Table, column: Column) -> Column:
            name = settled.get(bare(column.header)) if column.header else None
            if name is None or name not in {"", *Field.__members__}:
                return column
            return replace(column, field=Field[name] if name else None, confidence=1.0)

        return self._with_columns(recalled)

    def _with_columns(self, change: Callable[[Table, Column], Column]) -> Self:
        tables = [
            replace(table, columns=tuple(change(table, column) for column in table.columns)) for table in self.tables
        ]
        return replace(self, tables=tuple(tables))


def recalled_answers(remembered: AnyMapping[str, Any]) -> dict[Field, dict[str, str]]:
    """The meanings of codes told for the same layout before."""
    codes = remembered.get("codes", {})
    return {Field[name]: dict(told) for name, told in codes.items() if name in Field.__members__}


def propose(book: Book) -> Mapping:
    """How the program would understand the book. RosterError if no sheet holds a table it knows."""
    tables = tuple(
        _table(sheet, found, found_here)
        for sheet in book.sheets
        for found_here in (find_tables(sheet),)
        for found in found_here
    )
    mapped = tuple(table for table in tables if any(column.field for column in table.columns))
    if not mapped:
        titles = "、".join(sheet.title for sheet in book.sheets if sheet.title) or "全部内容"
        raise RosterError("E-IMP-13", book.name, f"看过{titles}")
    return Mapping(mapped)


def _table(sheet: Sheet, found: Found, others: Sequence[Found]) -> Table:
    below = min((other.top for other in others if other.top > found.bottom), default=1 << 30)
    lines = [line for line in sheet.lines if found.bottom < line.number < below][:_LOOKED_AT]
    texts = {index: _texts(lines, index) for index in found.headers}
    columns = understand_columns(sheet.title, found.headers, texts)
    place = place_in(sheet.title)
    return Table(sheet.title, found.top, found.bottom, columns, place.building if place else "")


def _texts(lines: Sequence[Line], index: int) -> list[str]:
    return [line.cell(index) for line in lines if line.cell(index)]
