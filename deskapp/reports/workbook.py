"""Writes a report as a workbook a cashier can go on working in, and reads its cells back.

Amounts are numbers, numbers of tickets are words, nothing typed becomes a formula (T17); heads are frozen and
filtered, totals stand at the foot, pages fit A4 across. Whole or not at all: a file that is open elsewhere stays.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.reports.sheet import Column, Kind, Pack, Sheet, Value
from deskapp.store.place import write_safely

COVER = "说明"
FORMATS = {
    Kind.AMOUNT: "#,##0.00",
    Kind.COUNT: "0",
    Kind.DAY: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.WORDS: "@",
}
FACE = "微软雅黑"
BOLD = Font(name=FACE, size=10, bold=True)
BODY = Font(name=FACE, size=10)
TITLE = Font(name=FACE, size=14, bold=True)
HEAD = PatternFill("solid", fgColor="EEF0F3")
FOOT = Border(top=Side("thin"))
TITLE_ROWS = 1


class WorkbookError(DeskError):
    """A workbook that cannot be written or read."""

    code = "E-XLS-01"


def write(pack: Pack, path: Path) -> Path:
    """Write a report; beside a file that is open in another program, under a name of its own.

    Returns where it was written. Raises WorkbookError.
    """
    out = BytesIO()
    book = Workbook()
    cover = book.worksheets[0]
    _write_cover(cover, pack)
    for sheet in pack.sheets:
        _write_sheet(book.create_sheet(sheet.name), sheet, pack.title)
    book.save(out)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _put(path, out.getvalue())
    except OSError as error:
        raise WorkbookError(f"工作簿没有写成：{path.name}。账目不受影响，请检查磁盘空间和文件夹权限后再导出") from error


def read(path: Path) -> dict[str, list[list[Any]]]:
    """The cells of a workbook by sheet, as `sheet.plain` gives them. Raises WorkbookError E-XLS-02."""
    try:
        book = load_workbook(path, data_only=True)
    except Exception as error:
        raise WorkbookError(f"这个文件不是可以读的工作簿：{path.name}", "E-XLS-02") from error
    return {sheet.title: [[_read(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def _put(path: Path, content: bytes) -> Path:
    for place in _names(path):
        try:
            write_safely(place, content)
        except PermissionError:
            continue
        return place
    raise PermissionError(path)


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem} ({number})") for number in range(2, 6))


def _write_cover(cover: Worksheet, pack: Pack) -> None:
    cover.title = COVER
    cover["A1"] = pack.title
    cover["A1"].font = TITLE
    for row, (name, value) in enumerate(pack.facts, 3):
        _set(cover.cell(row, 1), name, Kind.WORDS)
        _set(cover.cell(row, 2), value, _kind_of(value))
        cover.cell(row, 2).alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
    cover.column_dimensions["A"].width = 20
    cover.column_dimensions["B"].width = 70
    _page(cover, pack.title, landscape=False)


def _write_sheet(page: Worksheet, sheet: Sheet, title: str) -> None:
    for at, column in enumerate(sheet.columns, 1):
        head = page.cell(1, at, column.title)
        head.font, head.fill = BOLD, HEAD
        head.alignment = Alignment(horizontal=_side(column), vertical="center")
        page.column_dimensions[get_column_letter(at)].width = column.width
    for number, row in enumerate(sheet.rows, 2):
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
            _set(page.cell(number, at), value, column.kind)
    if sheet.foot:
        _write_foot(page, sheet, len(sheet.rows) + 2)
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    _page(page, f"{title}　{sheet.name}", landscape=True)


def _write_foot(page: Worksheet, sheet: Sheet, number: int) -> None:
    for at, (column, value) in enumerate(zip(sheet.columns, sheet.foot or (), strict=True), 1):
        cell = page.cell(number, at)
        _set(cell, value, Kind.WORDS if at == 1 else column.kind)
        cell.font, cell.border = BOLD, FOOT


def _set(cell: Cell | MergedCell, value: Value, kind: Kind) -> None:
    """Put a value into a cell; words stay words even when they begin with an equals sign."""
    cell.font = BODY
    cell.number_format = FORMATS[kind]
    match value:
        case None:
            pass
        case Money():
            cell.value = Decimal(value.fen) / 100
        case datetime():
            cell.value = value.replace(tzinfo=None, microsecond=0)
        case str():
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
            cell.data_type = "s"
        case _:
            cell.value = value


def _kind_of(value: Value) -> Kind:
    match value:
        case Money():
            return Kind.AMOUNT
        case int():
            return Kind.COUNT
        case datetime():
            return Kind.MOMENT
        case date():
            return Kind.DAY
        case _:
            return Kind.WORDS


def _side(column: Column) -> str:
    return "right" if column.kind in (Kind.AMOUNT, Kind.COUNT) else "left"


def _page(page: Worksheet, title: str, *, landscape: bool) -> None:
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for edge, words in ((page.oddHeader, title.replace("&", "&&")), (page.oddFooter, "第 &P 页，共 &N 页")):
        if edge:
            edge.center.text = words


def _read(value: Any) -> Any:
    """A cell's value for comparison. Dates without a time of day are days."""
    if isinstance(value, datetime):
        bare = (value.hour, value.minute, value.second) == (0, 0, 0)
        return f"{value:%Y-%m-%d}" if bare else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    return value
