"""A receipt on paper and the register as a workbook, against ReportLab and openpyxl putting down the same words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from deskapp.kernel.money import Money
from deskapp.printing import press
from deskapp.printing.paper import PIN_THIRD
from deskapp.reports.sheet import Pack, Sheet, Value
from deskapp.reports.tickets import COLUMNS
from deskapp.reports.workbook import write
from forms import receipt as form
from tests.bench.ratio import Race
from tests.conftest import STARTED

Words = tuple[str, float, float, float, str]
"""What is set in one go: font, size, right, up, text."""
TICKET: tuple[Value, ...] = (
    STARTED, "公司正式收据", "0001203", "张素芬", "3-2-501", Money(24780), "现金 ¥247.80", "凭证号 0036", "已交客户",
    "已开具", "", None, "", "", Money(24780), "林晓",
)  # fmt: skip


class Listening(Canvas):
    """A canvas that remembers every string it was given, with its font, its size and its place."""

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self.heard: list[Words] = []

    def drawString(self, x: float, y: float, text: str, *told: Any, **more: Any) -> Any:  # noqa: N802 - ReportLab's
        font = vars(self)
        self.heard.append((font["_fontname"], font["_fontsize"], x, y, text))
        return super().drawString(x, y, text, *told, **more)


@contextmanager
def paper(rounds: int = 15) -> Iterator[Race]:
    """The specimen receipt on pin paper, three copies in one strike; fonts are read in, as at the second receipt."""
    words = strings()
    yield Race(
        "receipt PDF, warm",
        f"ReportLab, its {len(words)} strings on a canvas in the same fonts",
        1.5,
        lambda: press.render(form.draw(form.SPECIMEN), PIN_THIRD),
        lambda: canvas(words),
        rounds,
        limit=25,
    )


def strings() -> list[Words]:
    """The strings of the specimen, as the press hands them to ReportLab."""
    made: list[Listening] = []

    def listening(*told: Any, **more: Any) -> Listening:
        made.append(Listening(*told, **more))
        return made[-1]

    ordinary = vars(press)["Canvas"]
    vars(press)["Canvas"] = listening
    try:
        press.render(form.draw(form.SPECIMEN), PIN_THIRD)
    finally:
        vars(press)["Canvas"] = ordinary
    return made[0].heard


def canvas(words: list[Words]) -> bytes:
    """Nothing but strings: no lines, no square code, no layout."""
    out = BytesIO()
    # The stub calls a font's name a float.
    bare = Canvas(out, (PIN_THIRD.width * mm, PIN_THIRD.height * mm), initialFontName=words[0][0])  # type: ignore[arg-type]
    for font, size, x, y, text in words:
        bare.setFont(font, size)
        bare.drawString(x, y, text)
    bare.showPage()
    bare.save()
    return out.getvalue()


@contextmanager
def workbook(folder: Path, rows: int, rounds: int = 3) -> Iterator[Race]:
    """The register of so many tickets as it is handed out, with fonts, formats, heights, totals and print set-up."""
    pack = register(rows)
    yield Race(
        f"workbook of {rows:,} receipts, {len(COLUMNS)} columns",
        "openpyxl, write-only, the same values and no formats",
        1.3,
        lambda: write(pack, folder / "ours.xlsx"),
        lambda: bare_workbook(folder / "bare.xlsx", rows),
        rounds,
        limit=10,
    )


def register(rows: int) -> Pack:
    """So many tickets for a workbook, no two of them alike."""
    return Pack("出纳工作簿", (("导出编号", "DC20261121-01"),), (Sheet("票据登记", COLUMNS, tuple(tickets(rows))),))


def tickets(rows: int) -> Iterator[tuple[Value, ...]]:
    """A register that goes on for years."""
    for place in range(rows):
        at, fen, room = STARTED + timedelta(minutes=place), Money(1_000 + place), f"{place % 9 + 1}-2-{place % 1600}"
        _, kind, _, who, _, _, _, _, *more, _, clerk = TICKET
        number, slip = f"{place:07d}", f"凭证号 {place:04d}"
        yield (at, kind, number, who, room, fen, f"现金 {fen}", slip, *more, fen, clerk)


def bare_workbook(file: Path, rows: int) -> None:
    """As little as openpyxl can be asked for; a total stands below."""
    book = Workbook(write_only=True)
    page = book.create_sheet("票据登记")
    page.append([column.title for column in COLUMNS])
    for row in tickets(rows + 1):
        page.append([_plain(value) for value in row])
    book.save(file)


def _plain(value: Value) -> object:
    match value:
        case Money():
            return value.fen / 100
        case datetime():
            return value.replace(tzinfo=None)
        case _:
            return value
