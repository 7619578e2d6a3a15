"""Puts the rows of sheets into a workbook that has been saved without them: as text, one row after the other.

openpyxl makes an object of every cell, which takes many times as long for a register of a hundred thousand rows; heads,
formats and everything else of the workbook are its own (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.datetime import to_excel

from deskapp.kernel.money import Money
from deskapp.reports.sheet import Value

END = b"</sheetData>"
EXTENT = re.compile(rb"<dimension [^>]*/>")
"""How far the sheet goes without its rows; what is not said is found by whoever reads it."""
AT_ONCE = 500
"""So many rows are handed on together."""


@dataclass(frozen=True)
class Line:
    """One row of a sheet: the numbers of its cells' formats, and its height in points, 0 for that of one line."""

    values: Sequence[Value]
    formats: Sequence[int]
    height: int = 0


def fill(saved: BytesIO, lines: Mapping[str, Iterable[Line]], letters: Sequence[str]) -> bytes:
    """The workbook with rows put below the heads of sheets, by the names of their parts: xl/worksheets/sheet2.xml."""
    out = BytesIO()
    with ZipFile(saved) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename not in lines:
                target.writestr(part, content, ZIP_DEFLATED)
                continue
            head, end, tail = content.partition(END)
            with target.open(part.filename, "w", force_zip64=True) as sheet:
                sheet.write(EXTENT.sub(b"", head))
                for some in _texts(lines[part.filename], letters):
                    sheet.write(some.encode("utf-8"))
                sheet.write(end + tail)
    return out.getvalue()


def _texts(lines: Iterable[Line], letters: Sequence[str]) -> Iterator[str]:
    some: list[str] = []
    for number, line in enumerate(lines, 2):
        some.append(_row(number, line, letters))
        if len(some) == AT_ONCE:
            yield "".join(some)
            some = []
    yield "".join(some)


def _row(number: int, line: Line, letters: Sequence[str]) -> str:
    height = f' ht="{line.height}" customHeight="1"' if line.height else ""
    cells = "".join(
        [
            f'<c r="{letter}{number}" s="{form}"{_CONTENT[type(value)](value)}'
            for letter, form, value in zip(letters, line.formats, line.values, strict=False)
        ]
    )
    return f'<row r="{number}"{height}>{cells}</row>'


def _nothing(value: Any) -> str:
    return "/>"


def _amount(value: Money) -> str:
    yuan, fen = divmod(abs(value.fen), 100)
    return f"><v>{'-' if value.fen < 0 else ''}{yuan}.{fen:02d}</v></c>"


def _words(value: str) -> str:
    """Words stay words even when they begin with an equals sign."""
    if not value.isprintable():
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>' if value else "/>"


def _count(value: int) -> str:
    return f"><v>{value}</v></c>"


def _serial(value: date) -> str:
    """Days since the end of 1899, as workbooks count."""
    return str(to_excel(value))  # type: ignore[no-untyped-call]  # the stub leaves it untyped


@lru_cache(maxsize=1024)
def _day(value: date) -> str:
    return f"><v>{_serial(value)}</v></c>"


def _moment(value: datetime) -> str:
    return f"><v>{_serial(value.replace(tzinfo=None, microsecond=0))}</v></c>"


_CONTENT: dict[type, Callable[[Any], str]] = {
    type(None): _nothing,
    str: _words,
    Money: _amount,
    int: _count,
    date: _day,
    datetime: _moment,
}
