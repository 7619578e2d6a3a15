"""The roster handed back as a workbook with one more column, 导入结果, which tells what to mend before the next try."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from deskapp.estate.roster.book import Book, Line, Sheet
from deskapp.estate.roster.book import column_letters as letters
from deskapp.estate.roster.errors import RosterError
from deskapp.estate.roster.mapping import Mapping as RosterMapping
from deskapp.estate.roster.rows import Roster, Source
from deskapp.kernel.renaming import put_in_place

HEADING = "导入结果"
_WIDTH = 48
_NARROWEST, _WIDEST = 6, 28
_MEASURED = 200
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31


class Outcome(Enum):
    """What became of a line."""

    IMPORTED = "已导入"
    SKIPPED = "跳过"
    WRONG = "有误"


@dataclass(frozen=True)
class Result:
    """What became of a line, and why; an imported line may carry what is odd about it."""

    outcome: Outcome
    reason: str = ""

    def __str__(self) -> str:
        odd = "，提醒" if self.outcome is Outcome.IMPORTED else ""
        return f"{self.outcome.value}{odd}：{self.reason}" if self.reason else self.outcome.value


_TINTS = {
    Outcome.WRONG: PatternFill("solid", fgColor="F8D7DA"),
    Outcome.SKIPPED: PatternFill("solid", fgColor="E9ECEF"),
}
_ODD = PatternFill("solid", fgColor="FFF3CD")


def results(roster: Roster) -> dict[Source, Result]:
    """The result of every line if the roster is imported as it is understood."""
    odd: dict[Source, list[str]] = {}
    for fault in roster.warnings():
        place = f"{fault.column} 列" if fault.column else ""
        odd.setdefault(Source(fault.sheet, fault.line), []).append(f"{place}{fault.reason}")
    found = {line: Result(Outcome.IMPORTED, "；".join(odd.get(line, ()))) for line in roster.read}
    found |= {line: Result(Outcome.WRONG, reason) for line, reason in roster.refused.items()}
    skipped = {Source(line.sheet, line.line): Result(Outcome.SKIPPED, line.reason) for line in roster.skipped}
    return {**skipped, **found}


def write_marked(path: Path, book: Book, mapping: RosterMapping, told: Mapping[Source, Result]) -> None:
    """Write the lines as they were read, as text, with their results. RosterError if the file cannot be written.

    Only visible sheets come back. No text can become a formula: every cell is written as a string.
    """
    workbook, unfinished = Workbook(write_only=True), path.with_name(f"{path.name}.part")
    try:
        for sheet in book.sheets:
            page = workbook.create_sheet(_title(sheet.title or Path(book.name).stem))
            headings = {table.bottom for table in mapping.tables if table.sheet == sheet.title}
            _write_sheet(page, sheet, headings, told)
        workbook.save(unfinished)
        put_in_place(unfinished, path)
    except OSError as error:
        _give_up(workbook)
        unfinished.unlink(missing_ok=True)
        raise RosterError("E-IMP-14", path.name, error.strerror or "无法写入") from error


def _give_up(workbook: Workbook) -> None:
    """openpyxl keeps each sheet in a file for everybody's temporary things, and there it must not stay."""
    pages: Any = workbook.worksheets
    for page in pages:
        if page._writer is None:
            continue
        with suppress(OSError):  # on a full disk it cannot be ended
            if not page.closed:
                page.close()
        with suppress(OSError):  # that of a sheet which went into the workbook is gone already
            page._writer.cleanup()


def _title(text: str) -> str:
    return _NOT_IN_TITLES.sub(" ", text)[:_LONGEST_TITLE].strip() or "名册"


def _write_sheet(page: Any, sheet: Sheet, headings: set[int], told: Mapping[Source, Result]) -> None:
    """`page` is openpyxl's write-only sheet, of which its stubs know only half."""
    last = max((len(line.cells) for line in sheet.lines), default=0)
    for column in range(last):
        page.column_dimensions[letters(column)].width = _width(sheet.lines, column)
    page.column_dimensions[letters(last)].width = _WIDTH
    written = 0
    for line in sheet.lines:
        for _ in range(line.number - written - 1):
            page.append([])
        written = line.number
        result = told.get(Source(sheet.title, line.number))
        page.append(list(_cells(page, line, last, line.number in headings, result)))


def _width(lines: Sequence[Line], column: int) -> int:
    """Wide enough for most texts of a column, in the widths of a figure; a Chinese character takes two."""
    texts = sorted(_columns_of(line.cell(column)) for line in lines[:_MEASURED])
    return min(max(texts[len(texts) * 9 // 10] + 2, _NARROWEST), _WIDEST)


def _columns_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _cells(page: Any, line: Line, last: int, is_heading: bool, result: Result | None) -> Iterator[Cell | None]:
    verdict = HEADING if is_heading else str(result or "")
    tint = _tint(result)
    for text in _padded(line.cells, last, verdict):
        if not text:
            yield None
            continue
        cell = WriteOnlyCell(page, text)
        cell.data_type = "s"
        if is_heading:
            cell.font = Font(bold=True)
        if tint:
            cell.fill = tint
        if text is verdict:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        yield cell


def _tint(result: Result | None) -> PatternFill | None:
    if not result:
        return None
    return _ODD if result.outcome is Outcome.IMPORTED and result.reason else _TINTS.get(result.outcome)


def _padded(cells: Sequence[str], last: int, verdict: str) -> Iterator[str]:
    yield from cells
    yield from [""] * (last - len(cells))
    yield verdict
