"""The lines of a table one by one: data, with what merged cells and headings lend them, or a reason to pass over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from deskapp.estate.roster.addresses import Place, place_in
from deskapp.estate.roster.book import Line, Mark, Sheet
from deskapp.estate.roster.fields import CODED, Field, Topic
from deskapp.estate.roster.mapping import Table

_TOTAL = re.compile(
    r"(?:本页|本栋|全部|以上)?(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|总户数|总面积).*|.*(?:合计|小计|总计)[:：]?"
)
_REMARK = re.compile(
    "(?:备?注|说明|注意|填表|制表|审核|打印|编制|负责人|统计|截止|日期|单位|复核|经办)[^0-9]{0,6}[:：0-9].*|(?:备?注|说明|注意)$"
)
_BLANK_SIGNS = frozenset({"", "-", "--", "—", "——", "/", "\\", "NULL", "null", "None", "N/A"})
_NOTHING = _BLANK_SIGNS | {"无", "暂无", "不详", "未知", "空"}
_KEYS = {
    Topic.BUILDINGS: (Field.BUILDING,),
    Topic.UNITS: (Field.ROOM, Field.UNIT_NO),
    Topic.PEOPLE: (Field.NAME, Field.PERSON_NO),
    Topic.VEHICLES: (Field.PLATE,),
    Topic.SPACES: (Field.SPACE_NO,),
}
_OF_UNIT = (Field.AREA, Field.UNIT_TYPE, Field.USE)
_CARRIED = (Field.BUILDING, Field.ENTRANCE)
_HEADING_CELLS = 3
_STARS = "*※★"
_LONGEST_KEY = 20
_MOST_FILLED = 1_000_000


@dataclass(frozen=True)
class Cell:
    """A text that counts, where it stands, and what is odd about it. `filled` is true if a merged cell lent it."""

    text: str
    column: int
    mark: Mark | None = None
    filled: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of data: its cells by meaning. `follows` is true if it goes on with the room of the line before."""

    sheet: str
    line: int
    topic: Topic
    cells: Mapping[Field, tuple[Cell, ...]]
    place: Place = field(default=Place("", ""))
    follows: bool = False

    def cell(self, wanted: Field) -> Cell | None:
        cells = self.cells.get(wanted)
        return cells[0] if cells else None

    def text(self, wanted: Field) -> str:
        """The text of the first column with this meaning; "" if it is blank or says 无."""
        cells = self.cells.get(wanted)
        return cells[0].text if cells else ""


@dataclass(frozen=True)
class Skipped:
    """A line that is no data, and what it is instead."""

    sheet: str
    line: int
    reason: str


def entries(sheet: Sheet, table: Table, end: int) -> Iterator[Entry | Skipped]:
    """The lines between the table's headers and row `end`, in order; rows blank within the table are left out."""
    fill = _filled(sheet, table, end)
    numbers = {line.number: line for line in sheet.lines} if fill else {}
    place = Place(table.building, "")
    carried: dict[Field, tuple[Cell, ...]] = {}
    for line in sheet.lines:
        if not table.bottom < line.number < end:
            continue
        shown = [line.cell(column.index) for column in table.columns]
        texts = [text for text in shown if text]
        if not texts:
            continue
        heading = _heading(texts, shown, table)
        if heading:
            place = Place(heading.building or place.building, heading.entrance)
            carried = {}
            yield Skipped(sheet.title, line.number, "楼栋标题行")
            continue
        reason = _passed_over(texts, shown, table)
        if reason:
            yield Skipped(sheet.title, line.number, reason)
            continue
        cells = _cells(sheet, table, line, {c: numbers.get(r) for c, r in fill.get(line.number, {}).items()})
        cells, follows = _continued(cells, carried, table)
        carried = {wanted: cells[wanted] for wanted in (*_CARRIED, *_KEYS[Topic.UNITS]) if wanted in cells}
        yield Entry(sheet.title, line.number, table.topic, cells, place, follows)


def _filled(sheet: Sheet, table: Table, end: int) -> dict[int, dict[int, int]]:
    """row -> column -> the row whose cell is merged down to here."""
    columns = {column.index for column in table.columns}
    fill: dict[int, dict[int, int]] = {}
    budget = _MOST_FILLED
    last = min(end - 1, sheet.lines[-1].number)
    for merge in sheet.merges:
        if merge.left in columns and merge.top > table.bottom and merge.bottom > merge.top:
            rows = range(merge.top + 1, min(merge.bottom, last) + 1)
            budget -= len(rows)
            if budget < 0:
                break
            for row in rows:
                fill.setdefault(row, {})[merge.left] = merge.top
    return fill


def _heading(texts: list[str], shown: list[str], table: Table) -> Place | None:
    """A line that says one thing only, and that is a place: 3栋2单元 above its rooms, perhaps with 共24户 beside it."""
    if table.topic is Topic.BUILDINGS or len(texts) > _HEADING_CELLS:
        return None
    by_field = [(column.field, text) for text, column in zip(shown, table.columns, strict=True)]
    telling = (*_KEYS[table.topic], Field.NAME) if (Field.BUILDING, texts[0]) in by_field else _KEYS[table.topic]
    others = [text for meant, text in by_field if meant in telling and text not in ("", texts[0])]
    return None if others else place_in(texts[0])


def _passed_over(texts: list[str], shown: list[str], table: Table) -> str:
    headers = [column.header for column in table.columns]
    same = sum(text == header for text, header in zip(shown, headers, strict=True) if text)
    if same >= 2 and same * 2 >= len(texts):
        return "重复的表头"
    if any(_TOTAL.fullmatch(text) for text in texts[:3]):
        return "合计行"
    telling = (*_KEYS[table.topic], Field.NAME, Field.TENANT)
    told = any(text for text, column in zip(shown, table.columns, strict=True) if column.field in telling)
    is_remark = bool(_REMARK.fullmatch(texts[0])) or (len(texts) <= 2 and (not told or texts[0][0] in _STARS))
    return "说明行" if is_remark or (len(texts) == 1 and len(texts[0]) > _LONGEST_KEY) else ""


def _cells(sheet: Sheet, table: Table, line: Line, merged: Mapping[int, Line | None]) -> dict[Field, tuple[Cell, ...]]:
    cells: dict[Field, tuple[Cell, ...]] = {}
    for column in table.columns:
        origin = merged.get(column.index) if not line.cell(column.index) else None
        text = (origin or line).cell(column.index)
        mark = sheet.marks.get(((origin or line).number, column.index))
        blank = _BLANK_SIGNS if column.field in CODED else _NOTHING
        if column.field and (text not in blank or mark):
            cell = Cell(text, column.index, mark, origin is not None)
            cells[column.field] = (*cells.get(column.field, ()), cell)
    return cells


def _continued(
    cells: dict[Field, tuple[Cell, ...]], before: Mapping[Field, tuple[Cell, ...]], table: Table
) -> tuple[dict[Field, tuple[Cell, ...]], bool]:
    """What the line before lends: its building where the cell is blank, its room where only a person is added."""
    if table.topic is not Topic.UNITS or not before:
        return cells, False
    keys = [wanted for wanted in _KEYS[Topic.UNITS] if wanted in before]
    same = any(wanted in cells and cells[wanted][0].filled for wanted in keys)
    if not any(wanted in cells for wanted in _KEYS[Topic.UNITS]):
        adds_person = (Field.NAME in cells or Field.TENANT in cells) and not any(wanted in cells for wanted in _OF_UNIT)
        return ({**before, **cells}, True) if adds_person else (cells, False)
    if Field.BUILDING not in cells and Field.BUILDING in before:
        lent = {wanted: before[wanted] for wanted in _CARRIED if wanted in before}
        return {**lent, **cells}, same
    return cells, same
