"""Writes a report as a workbook a cashier can go on working in, and reads its cells back.

Amounts are numbers, numbers of tickets are words, nothing typed becomes a formula (T17); heads are frozen and
filtered, totals stand at the foot, pages fit A4 across. Whole or not at all: a file that is open elsewhere stays.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.reports.rows import Line, fill
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
THIN, FAINT = Side("thin"), Side("hair", color="B8BEC8")
LINE, FOOT = Border(bottom=FAINT), Border(top=THIN)
HEAD_HEIGHT, LINE_HEIGHT = 20, 15
"""Points of the row of heads, and of one line of words."""
INDENT = 2
"""Latin characters of a column that its words cannot use: their indent, and the ends of lines that break early."""
CHART_SIZE = (24, 12)
"""Centimetres across and down."""
BARS = ("2B59C3", "A9BEEA")
"""The colours of the amounts in question, and of those they are compared with, as on the page."""
MARGINS = PageMargins(left=0.5, right=0.5, top=0.8, bottom=0.7, header=0.4, footer=0.4)


class WorkbookError(DeskError):
    """A workbook that cannot be written or read."""

    code = "E-XLS-01"


def write(pack: Pack, path: Path) -> Path:
    """Write a report; beside a file that is open in another program, under a name of its own.

    Returns where it was written. Raises WorkbookError.
    """
    try:
        made = _made(pack)
        path.parent.mkdir(parents=True, exist_ok=True)
        return _put(path, made)
    except OSError as error:
        raise WorkbookError(f"工作簿没有写成：{path.name}。账目不受影响，请检查磁盘空间和文件夹权限后再导出") from error


def _made(pack: Pack) -> bytes:
    """The file as a whole. OSError where there is no room for the pieces it is put together from."""
    out = BytesIO()
    book = Workbook()
    cover = book.worksheets[0]
    _write_cover(cover, pack)
    lines: dict[str, Iterator[Line]] = {}
    for number, sheet in enumerate(pack.sheets, 2):
        page = book.create_sheet(sheet.name)
        _write_sheet(page, sheet, pack.title)
        lines[f"xl/worksheets/sheet{number}.xml"] = _lines_of(
            sheet, _formats(page, sheet, False), _formats(page, sheet, True)
        )
    book.save(out)
    widest = max((len(sheet.columns) for sheet in pack.sheets), default=0)
    return fill(out, lines, [get_column_letter(at) for at in range(1, widest + 1)])


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
        cover.cell(row, 1).alignment = Alignment(vertical="top")
        _set(cover.cell(row, 2), value, _kind_of(value))
        cover.cell(row, 2).alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
    cover.column_dimensions["A"].width = 20
    cover.column_dimensions["B"].width = 70
    _page(cover, pack.title, landscape=False)


def _write_sheet(page: Worksheet, sheet: Sheet, title: str) -> None:
    for at, column in enumerate(sheet.columns, 1):
        head = page.cell(1, at, column.title)
        head.font, head.fill, head.border = BOLD, HEAD, FOOT
        head.alignment = _placed(column, "center")
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.row_dimensions[1].height = HEAD_HEIGHT
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    _page(page, f"{title}　{sheet.name}", landscape=True)
    if sheet.chart and sheet.rows:
        _draw_chart(page, sheet)


def _draw_chart(page: Worksheet, sheet: Sheet) -> None:
    """The amounts of the sheet as bars, beside its columns; the total at its foot is no bar."""
    chart, last = BarChart(), len(sheet.rows) + 1
    chart.title = sheet.chart
    chart.width, chart.height = CHART_SIZE
    for at, column in enumerate(sheet.columns, 1):
        if column.kind is Kind.AMOUNT:
            chart.add_data(Reference(page, min_col=at, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(page, min_col=1, min_row=2, max_row=last))
    for series, colour in zip(reversed(chart.series), BARS, strict=False):
        series.graphicalProperties.solidFill = colour
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt = FORMATS[Kind.AMOUNT]
    page.add_chart(chart, f"{get_column_letter(len(sheet.columns) + 2)}2")


def _lines_of(sheet: Sheet, plain: tuple[int, ...], strong: tuple[int, ...]) -> Iterator[Line]:
    """The rows and the foot of a sheet, in formats that the workbook knows by these numbers."""
    for place, row in enumerate(sheet.rows):
        yield Line(row, strong if place in sheet.strong else plain, _height(sheet, row))
    if sheet.foot:
        yield Line(sheet.foot, strong, _height(sheet, sheet.foot))


def _formats(page: Worksheet, sheet: Sheet, strong: bool) -> tuple[int, ...]:
    """The numbers under which the workbook knows the looks of a row's cells, from before it is saved."""
    found = []
    for column in sheet.columns:
        cell = WriteOnlyCell(page)
        cell.number_format = FORMATS[column.kind]
        cell.alignment = _placed(column, "top")
        cell.font, cell.border = (BOLD, FOOT) if strong else (BODY, LINE)
        found.append(cell.style_id)
    return tuple(found)


def _height(sheet: Sheet, row: Sequence[Value]) -> int:
    """Points of a row whose words take several lines; 0 for one line."""
    lines = max(_lines(column, value) for column, value in zip(sheet.columns, row, strict=True))
    return lines * LINE_HEIGHT if lines > 1 else 0


def _lines(column: Column, value: Value) -> int:
    """How many lines the words take in their column: not every program finds the height of a row by itself."""
    if column.kind is not Kind.WORDS or not isinstance(value, str):
        return 1
    if 2 * len(value) <= column.width - INDENT:
        return 1
    squares = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in value)
    return ceil(squares / (column.width - INDENT))


def _set(cell: Cell | MergedCell, value: Value, kind: Kind) -> None:
    """Put a value into a cell; words stay words even when they begin with an equals sign."""
    cell.font = BODY
    cell.number_format = FORMATS[kind]
    match value:
        case None | "":
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


def _placed(column: Column, up: str) -> Alignment:
    """Figures stand right, everything else a little in from the left; words too long for their column go on below."""
    if column.kind in (Kind.AMOUNT, Kind.COUNT):
        return Alignment(horizontal="right", vertical=up)
    return Alignment(horizontal="left", vertical=up, indent=1, wrap_text=column.kind is Kind.WORDS)


def _page(page: Worksheet, title: str, *, landscape: bool) -> None:
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = MARGINS
    for edge, words in ((page.oddHeader, title.replace("&", "&&")), (page.oddFooter, "第 &P 页，共 &N 页")):
        assert edge is not None, "a new page has both"
        edge.center.text = words


def _read(value: Any) -> Any:
    """A cell's value for comparison. Dates without a time of day are days."""
    if isinstance(value, datetime):
        bare = (value.hour, value.minute, value.second) == (0, 0, 0)
        return f"{value:%Y-%m-%d}" if bare else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    return value
