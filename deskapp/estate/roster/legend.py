"""What a workbook itself says of its codes: in the brackets of a header, or in notes beside and below its tables."""

import re
from collections.abc import Iterator, Sequence

from deskapp.estate.roster.book import Book, Sheet
from deskapp.estate.roster.codes import known_meaning
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.headers import bare, meaning
from deskapp.estate.roster.mapping import Mapping, Table
from deskapp.kernel.typed import plain

_IN_BRACKETS = re.compile(r"[(\[【]([^)\]】]*)")
_STOPS = " 。．.,，;；、)"
_LONGEST = 4_000
_SHORT = 10
_NOTE_ROWS = 400


class Legend:
    """The explanations of a book, collected once; each belongs to a field."""

    def __init__(self, book: Book, mapping: Mapping) -> None:
        self._texts: dict[Field, list[str]] = {}
        for sheet in book.sheets:
            tables = [table for table in mapping.tables if table.sheet == sheet.title]
            for wanted, text in _explanations(sheet, tables):
                self._texts.setdefault(wanted, []).append(plain(text)[:_LONGEST])

    def suggestion(self, wanted: Field, code: str) -> str:
        """The label of what the code seems to mean, such as 业主 for 1001; "" if the book does not say."""
        for text in self._texts.get(wanted, ()) if code else ():
            for word in _words_for(code, text):
                meant = known_meaning(wanted, word)
                if meant:
                    return str(meant.value)
        return ""


def _explanations(sheet: Sheet, tables: Sequence[Table]) -> Iterator[tuple[Field, str]]:
    for table in tables:
        fields = {bare(column.header): column.field for column in table.columns}
        for column in table.columns:
            if column.field:
                yield from ((column.field, inside) for inside in _IN_BRACKETS.findall(plain(column.header)))
        yield from _notes(sheet, fields, {column.index for column in table.columns}, table.bottom)


def _notes(sheet: Sheet, fields: dict[str, Field | None], inside: set[int], below: int) -> Iterator[tuple[Field, str]]:
    """A note names a header in one cell and explains it in the next, or in the rows under it up to another header."""
    current: tuple[int, Field] | None = None
    for line in sheet.lines[:_NOTE_ROWS]:
        cells = [(column, text) for column, text in enumerate(line.cells) if text and line.number > below]
        outside = [(column, text) for column, text in cells if column not in inside] or cells
        words = []
        for column, text in outside:
            named = fields.get(bare(text)) or (meaning(text)[0] if len(text) <= _SHORT else None)
            if named:
                current = column, named
            elif current and column > current[0]:
                words.append(text)
            elif len(text) > _SHORT:
                yield from ((field, text) for field in set(fields.values()) if field)
        if current and words:
            yield current[1], " ".join(words)


def _words_for(code: str, text: str) -> Iterator[str]:
    """The word behind the code (1001 业主, H出租, 1：自住), or before it in a line from word to code (住宅 110).

    A line that begins with a word and ends with one too names its codes first: 居住情况：1 自住　2 出租.
    """
    sign = re.escape(plain(code))
    after = re.compile(rf"(?<![0-9A-Za-z]){sign}(?![0-9])[ :=、.,\-—－为是]*([\u4e00-\u9fff]+)")
    before = re.compile(rf"([\u4e00-\u9fff]+)[ :=\-—－]*{sign}(?![0-9A-Za-z])")
    for line in text.splitlines():
        word_first = _is_word(line.strip()[:1]) and not _is_word(line.rstrip(_STOPS)[-1:])
        yield from (found[1] for found in (before if word_first else after).finditer(line))


def _is_word(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
