"""Where the tables of a sheet lie: under title rows, beside notes, one below or beside another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deskapp.estate.roster.book import Line, Merge, Sheet
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.headers import MEANINGS, meaning

_ENOUGH = 2
_NEXT_TABLE_ENOUGH = 3
_LOOKED_AT = 200
_HEADER_SPAN = 2
_WIDEST = 200
_KEYS = (Field.ROOM, Field.UNIT_NO, Field.NAME, Field.PERSON_NO, Field.SPACE_NO, Field.PLATE, Field.BUILDING)


@dataclass(frozen=True)
class Found:
    """A table: the rows its headers fill, and the header of each column, "" where it has none."""

    top: int
    bottom: int
    headers: dict[int, str]


def find_tables(sheet: Sheet) -> tuple[Found, ...]:
    """The tables of a sheet in reading order; none if no row looks like headers."""
    found: list[Found] = []
    sheet = replace(sheet, merges=_header_merges(sheet))
    lines = sheet.lines
    index = 0
    while index < len(lines):
        needed = _NEXT_TABLE_ENOUGH if found else _ENOUGH
        best = _header_at(sheet, lines, index, needed) if _worth_a_look(lines[index], index) else None
        if best and best.headers not in [table.headers for table in found]:
            found.append(best)
        index += 1 if not best else best.bottom - best.top + 1
    if not found:
        found = [table for line in lines[:_LOOKED_AT] if (table := _lonely(sheet, line))][:1]
    return tuple(part for table in found for part in _side_by_side(table))


def header_at(sheet: Sheet, number: int) -> Found:
    """The table whose headers stand in that row because the clerk says so."""
    sheet = replace(sheet, merges=_header_merges(sheet))
    line = next(line for line in sheet.lines if line.number == number)
    return _table(sheet, number, number, _texts(sheet, line))


def _header_merges(sheet: Sheet) -> tuple[Merge, ...]:
    """The merged cells that a header may be made of: near the top, two rows high at most."""
    near = sheet.lines[min(_LOOKED_AT, len(sheet.lines)) - 1].number if sheet.lines else 0
    return tuple(
        merge
        for merge in sheet.merges
        if merge.bottom <= near and merge.bottom - merge.top < _HEADER_SPAN and merge.right - merge.left < _WIDEST
    )


def _worth_a_look(line: Line, index: int) -> bool:
    """Far down a long sheet only a row with plain header words is looked at closely."""
    return index < _LOOKED_AT or sum(cell in MEANINGS for cell in line.cells) >= _NEXT_TABLE_ENOUGH


def _header_at(sheet: Sheet, lines: Sequence[Line], index: int, needed: int) -> Found | None:
    """Headers that begin in this row, in one row or two; None if they do not, or if the next row has more of them."""
    options = list(_options(sheet, lines, index))
    score, table = max(options, key=lambda option: option[0])
    if score < needed:
        return None
    following = [_score(_texts(sheet, line), line) for line in lines[index + 1 : index + 1 + _HEADER_SPAN]]
    return None if any(later > score for later in following) else table


def _options(sheet: Sheet, lines: Sequence[Line], index: int) -> Iterator[tuple[int, Found]]:
    line = lines[index]
    upper = _texts(sheet, line)
    alone = _score(upper, line)
    yield alone, _table(sheet, line.number, line.number, upper)
    if index + 1 < len(lines) and lines[index + 1].number == line.number + 1:
        below = lines[index + 1]
        lower = _texts(sheet, below)
        both = _joined(upper, lower)
        together = _score(both, below)
        if together > max(alone, _score(lower, below)):
            yield together, _table(sheet, line.number, below.number, both)


def _score(texts: dict[int, str], line: Line) -> int:
    """How many different meanings the texts have; 0 for a row of figures, or one without anything to go by."""
    meanings = {meaning(text)[0] for text in texts.values()} - {None}
    figures = sum(cell.replace(".", "").isdigit() for cell in line.cells)
    if figures * 4 > len(texts) or not meanings.intersection(_KEYS):
        return 0
    return len(meanings)


def _texts(sheet: Sheet, line: Line) -> dict[int, str]:
    """The texts of a header row, merged cells filled both ways."""
    texts = {column: cell for column, cell in enumerate(line.cells) if cell}
    for merge in sheet.merges:
        if merge.top <= line.number <= merge.bottom:
            origin = next((above for above in sheet.lines if above.number == merge.top), line)
            if text := origin.cell(merge.left):
                texts |= dict.fromkeys(range(merge.left, merge.right + 1), text)
    return texts


def _joined(upper: dict[int, str], lower: dict[int, str]) -> dict[int, str]:
    """Two rows of headers as one: 租户 over 电话 is 租户电话; a cell merged over both says its word once."""
    return {
        column: upper.get(column, "")
        if lower.get(column, "") in upper.get(column, "")
        else upper.get(column, "") + lower.get(column, "")
        for column in sorted({*upper, *lower})
    }


def _table(sheet: Sheet, top: int, bottom: int, texts: dict[int, str]) -> Found:
    """Columns without a header belong to the table only if known headers follow on their right."""
    known = [column for column, text in texts.items() if meaning(text)[0]]
    left, right = min(texts, default=0), max(known, default=max(texts, default=0))
    while right + 1 in texts:
        right += 1
    return Found(top, bottom, {column: texts.get(column, "") for column in range(left, right + 1)})


def _lonely(sheet: Sheet, line: Line) -> Found | None:
    """A table of which one header only is known, where nothing better is found: 房号 beside strange words."""
    texts = _texts(sheet, line)
    rooms = [text for text in texts.values() if meaning(text) == (Field.ROOM, 1.0)]
    return _table(sheet, line.number, line.number, texts) if rooms and len(texts) > 1 else None


def _side_by_side(table: Found) -> Iterator[Found]:
    """房号 姓名 房号 姓名 are two tables: the first header comes again, and so does a key."""
    columns = [column for column, text in table.headers.items() if text]
    first = table.headers[columns[0]]
    starts = [column for column in columns if table.headers[column] == first]
    ends = [*starts[1:], max(table.headers) + 1]
    parts = [
        {column: text for column, text in table.headers.items() if start <= column < end}
        for start, end in zip(starts, ends, strict=True)
    ]
    keyed = all({meaning(text)[0] for text in part.values()} & {Field.ROOM, Field.SPACE_NO} for part in parts)
    if len(parts) > 1 and keyed:
        yield from (Found(table.top, table.bottom, _trimmed(part)) for part in parts)
    else:
        yield table


def _trimmed(headers: dict[int, str]) -> dict[int, str]:
    right = max(column for column, text in headers.items() if text)
    return {column: text for column, text in headers.items() if column <= right}
