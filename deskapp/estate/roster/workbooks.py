"""Sheets of an xlsx or xls file, by calamine: many times as fast as openpyxl, and the only one to read xls."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from deskapp.estate.roster.book import Line, Mark, Merge
from deskapp.estate.roster.cells import cell_text
from deskapp.estate.roster.refused import RefusedError

Marks = dict[tuple[int, int], Mark]
Found = Iterator[tuple[Line, Marks]]
"""Each row that says something, with the odd cells found in it."""


@dataclass(frozen=True)
class OpenSheet:
    """A sheet about to be read: `lines` yields each row that says something, with the odd cells found in it."""

    title: str
    merges: tuple[Merge, ...]
    lines: Found


def open_workbook(data: bytes) -> CalamineWorkbook:
    """RefusedError if it is locked or broken."""
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise RefusedError("E-IMP-03") from error
    except (CalamineError, OSError, ValueError) as error:
        raise RefusedError("E-IMP-05", "解析不了里面的内容") from error


def hidden_titles(workbook: CalamineWorkbook) -> list[str]:
    """The sheets a person does not see, by name."""
    return [sheet.name for sheet in workbook.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]


def visible_sheets(workbook: CalamineWorkbook) -> Iterator[OpenSheet]:
    """The sheets a person sees, one after the other; charts and macro sheets hold no table."""
    for about in workbook.sheets_metadata:
        if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
            try:
                sheet = workbook.get_sheet_by_name(about.name)
            except (CalamineError, OSError, ValueError) as error:
                raise RefusedError("E-IMP-05", f"解析不了工作表“{about.name}”") from error
            yield OpenSheet(about.name, _merges(sheet), _lines(sheet))


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple(Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges)


def _lines(sheet: CalamineSheet) -> Found:
    """Calamine counts rows from the top of the sheet, but columns from the first one in use."""
    blank = ("",) * (sheet.start[1] if sheet.start else 0)
    for number, row in enumerate(sheet.iter_rows(), 1):
        if any(value != "" for value in row):
            texts = [*blank]
            marks: Marks = {}
            for column, value in enumerate(row, len(blank)):
                text, mark = cell_text(value)
                texts.append(text)
                if mark:
                    marks[number, column] = mark
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                yield Line(number, tuple(texts)), marks
