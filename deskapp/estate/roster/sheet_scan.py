"""How far the cells of a sheet reach, and which hold no usable value: told from its XML as bytes, before parsing."""

import re

from deskapp.estate.roster.book import Mark, column_letters
from deskapp.estate.roster.refused import RefusedError

CHUNK = 1024 * 1024
MAX_ROWS = 200_000
MAX_AREA = 8_000_000
MAX_MERGES = 50_000
_LONGEST_CELL = 8 * CHUNK
_PLACED = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*?(/?)>")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^>]*?\s)?r=[\"']([0-9]{1,7})[\"']")
_WHOLE = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb"(?:^|\s)r=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_TEXT_TYPE = re.compile(rb"(?:^|\s)t=[\"'](?:str|inlineStr)[\"']")
_ERROR_TYPE = re.compile(rb"(?:^|\s)t=[\"']e[\"']")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s")


class SheetScan:
    """Fed the XML of one sheet piece by piece; refuses as soon as it reaches too far. `marks` goes by (row, column)."""

    def __init__(self) -> None:
        self.marks: dict[tuple[int, int], Mark] = {}
        self.row_count = 0
        self._tail = b""
        self._first_row = self._first_column = 10_000_000
        self._last_row = self._last_column = 0
        self._merges = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next piece. RefusedError as soon as the cells are too many or too far."""
        text = self._tail + chunk
        cut = text.rfind(b"c>") + 2
        if cut < 2:
            cut = max(text.rfind(b"<"), 0)
        self._tail = text[cut:]
        if len(self._tail) > _LONGEST_CELL:
            raise RefusedError("E-IMP-06", "有一格内容长得不正常")
        self._take(text[:cut])

    def close(self) -> None:
        """Take what is left after the last piece."""
        self._take(self._tail)
        self._tail = b""

    def _take(self, text: bytes) -> None:
        self._merges += len(_MERGE.findall(text))
        if self._merges > MAX_MERGES:
            raise RefusedError("E-IMP-06", "合并单元格多得不正常")
        placed = _PLACED.findall(text)
        rows = {row for _, row, empty in placed if not empty}
        columns = {column for column, _, empty in placed if not empty}
        if len(placed) < len(_ANY_CELL.findall(text)):
            rows |= set(_ROW.findall(text))
        if rows:
            self._reach([int(row) for row in rows], [column_number(column) for column in columns] or [0])
        if b"<f" in text or b":f" in text or b't="e"' in text or b"t='e'" in text:
            self._mark(text)

    def _reach(self, rows: list[int], columns: list[int]) -> None:
        self.row_count += sum(row > self._last_row for row in rows)
        self._first_row = min(self._first_row, min(rows))
        self._last_row = max(self._last_row, max(rows))
        self._first_column = min(self._first_column, min(columns))
        self._last_column = max(self._last_column, max(columns))
        width = self._last_column - self._first_column + 1
        if self.row_count > MAX_ROWS:
            raise RefusedError("E-IMP-07", f"超过 {MAX_ROWS:,} 行")
        if (self._last_row - self._first_row + 1) * width > MAX_AREA:
            corner = f"{column_letters(self._last_column)}{self._last_row}"
            raise RefusedError("E-IMP-06", f"内容一直延伸到很远的单元格 {corner}")

    def _mark(self, text: bytes) -> None:
        for attributes, inside in _WHOLE.findall(text):
            mark = _oddity(attributes, inside)
            place = _PLACE.search(attributes)
            if mark and place:
                self.marks[int(place[2]), column_number(place[1])] = mark


def _oddity(attributes: bytes, inside: bytes) -> Mark | None:
    if _ERROR_TYPE.search(attributes):
        return Mark.ERROR_VALUE
    if _FORMULA.search(inside) and not _VALUE.search(inside) and not _TEXT_TYPE.search(attributes):
        return Mark.NOT_CALCULATED
    return None


def column_number(letters: bytes) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
