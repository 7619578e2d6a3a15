"""A workbook as it was read: sheets of lines of text, and what is odd about single cells. Nothing is understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """Why the text of a cell cannot be taken at its word; the value is what the clerk reads."""

    LOST_DIGITS = "数字太长，Excel 已丢失末尾几位，请在原表中按文本重新录入"
    NOT_CALCULATED = "公式没有保存计算结果，请用 Excel 打开并保存后再导入"
    ERROR_VALUE = "公式结果是错误值，请在原表中改正"


@dataclass(frozen=True)
class Line:
    """One row of a sheet: its number as Excel shows it (from 1), and its cells from column A, trailing blanks cut."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a column counted from 0; "" beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Merge:
    """A merged range, its corners inclusive: rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One visible sheet. `lines` holds only rows that say something; `marks` goes by (row, column)."""

    title: str
    lines: tuple[Line, ...]
    merges: tuple[Merge, ...] = ()
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """A file as read. `kind` is xlsx, xls or csv; `encoding` tells how the text of a csv was read, for the preview.

    `digest` is the SHA-256 of the file in hex: the same file again has the same one.
    `hidden` names the sheets that were skipped because they are hidden. `date_1904` is the workbook's day zero.
    """

    name: str
    kind: str
    digest: str
    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()
    encoding: str = ""
    date_1904: bool = False

    @property
    def row_count(self) -> int:
        """The rows that say something, over all visible sheets."""
        return sum(len(sheet.lines) for sheet in self.sheets)


def column_letters(column: int) -> str:
    """A for 0, Z for 25, AA for 26: the name Excel gives a column."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
