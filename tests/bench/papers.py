"""A receipt on paper and the cashier's workbook, against ReportLab and openpyxl putting down the same words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from pypdfium2 import PdfDocument
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from deskapp.kernel.money import Money
from deskapp.printing.paper import PIN_THIRD
from deskapp.printing.press import render
from deskapp.printing.typeface import plain
from deskapp.reports.sheet import Pack, Sheet, Value
from deskapp.reports.tickets import COLUMNS
from deskapp.reports.workbook import write
from forms import receipt as form
from tests.bench.ratio import Race
from tests.conftest import STARTED

ROWS = 600
TICKET: tuple[Value, ...] = (
    STARTED, "公司正式收据", "0001203", "张素芬", "3-2-501", Money(24780), "现金 ¥247.80", "凭证号 0036", "已交客户",
    "已开具", "", None, "", "", Money(24780), "林晓",
)  # fmt: skip
SIZE, LEFT, LEADING = 10.0, 20 * mm, 12.0


@contextmanager
def paper() -> Iterator[Race]:
    """The specimen receipt on pin paper, three copies in one strike."""
    pdf = render(form.draw(form.SPECIMEN), PIN_THIRD)
    with PdfDocument(pdf) as document:
        words = document[0].get_textpage().get_text_bounded().splitlines()
    name = f"ReportLab, {len(words)} strings on a canvas"
    yield Race("receipt PDF", name, 25, lambda: render(form.draw(form.SPECIMEN), PIN_THIRD), lambda: _canvas(words))


@contextmanager
def workbook(folder: Path) -> Iterator[Race]:
    """A ticket register as the cashier gets it, with fonts, formats, totals and print set-up."""
    pack = Pack("出纳工作簿", (("导出编号", "DC20261121-01"),), (Sheet("票据登记", COLUMNS, (TICKET,) * ROWS),))
    cells = ROWS * len(COLUMNS)
    yield Race(
        f"cashier workbook of {ROWS} tickets",
        f"openpyxl, {cells} bare cells",
        10,
        lambda: write(pack, folder / "ours.xlsx"),
        lambda: _bare_workbook(folder / "bare.xlsx"),
        3,
    )


def _canvas(words: list[str]) -> None:
    faces = plain()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(PIN_THIRD.width * mm, PIN_THIRD.height * mm))
    for line, text in enumerate(words):
        role = (faces.value, faces.strong)[line % 2]
        canvas.setFont(role[0], SIZE)
        canvas.drawString(LEFT, LEADING * line, text)
    canvas.showPage()
    canvas.save()


def _bare_workbook(file: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    row = [_plain(value) for value in TICKET]
    for _ in range(ROWS):
        page.append(row)
    book.save(file)


def _plain(value: Value) -> object:
    match value:
        case Money():
            return value.fen / 100
        case datetime():
            return value.replace(tzinfo=None)
        case _:
            return value
