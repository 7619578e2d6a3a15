"""What the clerk settles of sheets and columns, as plain JSON that drafts keep and files are understood by again."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.estate.roster.book import Book
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.mapping import Mapping as RosterMapping

Settled = Mapping[str, Any]
"""One thing that was settled: of a `sheet` and perhaps a `column`, `what` it is about, and what it is `to` be."""
HEADER, LEFT_OUT, BUILDING, FIELD = ORDER = ("header", "left_out", "building", "field")
"""In the order in which they count: where a table begins comes before what its columns mean."""


def of_sheet(sheet: str, what: str, to: Any) -> Settled:
    """Something settled of a whole sheet."""
    return {"sheet": sheet, "column": None, "what": what, "to": to}


def of_column(sheet: str, column: int, field: Field | None) -> Settled:
    """The meaning of a column; None that it is not imported."""
    return {"sheet": sheet, "column": column, "what": FIELD, "to": field.name if field else ""}


def with_one_more(settled: Sequence[Settled], new: Settled) -> list[Settled]:
    """What is said anew takes the place of what was said of the same thing; other headers make columns forgotten."""
    return [*(old for old in settled if not _replaces(new, old)), new]


def recalled(plain: RosterMapping, told: RosterMapping) -> list[Settled]:
    """What was told of the same layout before, as far as it differs from what the program proposes by itself."""
    before = {(table.sheet, one.index): one.field for table in plain.tables for one in table.columns}
    return [
        of_column(table.sheet, one.index, one.field)
        for table in told.tables
        for one in table.columns
        if before.get((table.sheet, one.index)) is not one.field
    ]


def settle(mapping: RosterMapping, book: Book, settled: Sequence[Settled]) -> RosterMapping:
    """The mapping with everything that was settled; what does not fit this book is passed over."""
    for one in sorted(settled, key=lambda one: ORDER.index(one["what"])):
        mapping = _with(mapping, book, one)
    return mapping


def has_row(book: Book, sheet: str, row: int) -> bool:
    """Whether a sheet has such a row, with something in it."""
    return any(page.title == sheet and any(line.number == row for line in page.lines) for page in book.sheets)


def _with(mapping: RosterMapping, book: Book, one: Settled) -> RosterMapping:
    sheet, to = one["sheet"], one["to"]
    match one["what"]:
        case "header" if has_row(book, sheet, to):
            return mapping.with_header(book, sheet, to)
        case "left_out" if to:
            return mapping.without_sheet(sheet)
        case "building":
            return mapping.with_building(sheet, to)
        case "field" if to in {"", *Field.__members__}:
            return mapping.with_field(sheet, one["column"], Field[to] if to else None)
    return mapping


def _replaces(new: Settled, old: Settled) -> bool:
    if new["sheet"] != old["sheet"]:
        return False
    return (new["what"], new["column"]) == (old["what"], old["column"]) or (new["what"], old["what"]) == (HEADER, FIELD)
