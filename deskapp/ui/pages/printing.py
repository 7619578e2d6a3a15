"""Where each kind of paper is printed, on which paper, how far it is moved, and the grid to measure that by."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskapp.overview.printing_view import Document
from deskapp.printing.paper import Offset
from deskapp.printing.settings import PrinterSettings, PrinterSetup, Route
from deskapp.ui import tasks
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.cells import Cell
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.fields import SHORT, LineField
from deskapp.ui.forms import Form
from deskapp.ui.pages.page import quiet
from deskapp.ui.placing import column, row, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel
from deskapp.ui.words import say

TO_FILE = "存为 PDF 文件"
COLUMNS = (
    Column("单据", 160),
    Column("打印机", least=160),
    Column("纸张", 200),
    Column("偏移（毫米）", 160, spare=True),
)
TENTHS = re.compile(r"([+−-]?)([0-9]{1,2})(?:\.([0-9]))?")
FIELD = 240


class PrintingView(QWidget):
    """Choose a kind of paper above, set it below; the offset is the printer's, in tenths of a millimetre."""

    told = Signal(object, str)

    def __init__(self, room: Backroom) -> None:
        super().__init__()
        self._room = room
        self._documents: list[Document] = []
        self.table = Table(COLUMNS, opens=False)
        self.table.setObjectName("documents")
        self.table.current.connect(lambda _row: self._show())
        self.printer, self.paper = Choice("打印机", [], FIELD), Choice("纸张", [], FIELD)
        self.right, self.down = LineField("向右", wide=SHORT), LineField("向下", wide=SHORT)
        self.carbon = Tick("压感纸：一次打出各联")
        listed, chosen = Panel(pad=0), Panel()
        listed.body.addWidget(self.table)
        self.form = self._form()
        chosen.body.addWidget(self.form)
        keep, grid = Button("保存打印设置", kind="main"), Button("打印校准页")
        keep.clicked.connect(self.keep)
        grid.clicked.connect(self.print_grid)
        chosen.body.addLayout(row(keep, grid, None))
        self.setLayout(column(scrolling(column(listed, chosen, None, gap=look().sizes.m))))

    def refresh(self) -> None:
        """Read printers, papers and settings again."""
        self._documents = list(self._room.documents())
        settings = self._room.printing()
        self.table.set_rows([_line(one, settings) for one in self._documents], [one.kind for one in self._documents])
        if self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._show()

    def keep(self) -> bool:
        """Keep what stands in the fields; whether it could be."""
        document = self._document()
        offset = self._offset()
        if document is None or offset is None:
            return False
        name = "" if self.printer.currentIndex() == 0 else self.printer.currentText()
        slug = document.papers[self.paper.currentIndex()][0]
        settings = self._room.printing().with_route(Route(document.kind, slug, name))
        self._room.set_printing(settings.with_printer(PrinterSetup(name, offset, self.carbon.said())))
        self.refresh()
        self.told.emit(Tone.OK, say("打印设置已保存"))
        return True

    def print_grid(self) -> None:
        """Keep what stands in the fields, and print the grid to measure it by."""
        document = self._document()
        if document and self.keep():
            task = tasks.start(say("正在打印校准页"), lambda _progress: self._room.print_grid(document.kind))
            task.succeeded.connect(lambda _none: self.told.emit(Tone.OK, say("校准页已打印，请量出偏差再填入")))
            task.expect_failure(lambda error: self.told.emit(Tone.DANGER, error.text))

    def _form(self) -> Form:
        form = Form()
        form.ask("打印机", self.printer, "没有针式打印机时，可先存为 PDF 文件")
        form.ask("纸张", self.paper)
        form.ask("向右", self.right, "毫米，精确到 0.1，向左写负数", "right")
        form.ask("向下", self.down, "毫米，精确到 0.1，向上写负数", "down")
        form.tick(self.carbon, "激光打印机请去掉，逐联打印", "carbon")
        return form

    def _show(self) -> None:
        document, settings = self._document(), self._room.printing()
        if document is None:
            return
        setup = settings.printer_for(document.kind)
        names = self._room.printer_names()
        _offer(self.printer, [say(TO_FILE), *names], names.index(setup.name) + 1 if setup.name in names else 0)
        slugs = [slug for slug, _name in document.papers]
        chosen = [route.paper for route in settings.routes if route.kind == document.kind and route.paper in slugs]
        _offer(self.paper, [name for _slug, name in document.papers], slugs.index(chosen[0]) if chosen else 0)
        self.right.fill(_millimetres(setup.offset.right))
        self.down.fill(_millimetres(setup.offset.down))
        self.carbon.fill(setup.carbon)

    def _document(self) -> Document | None:
        place = self.table.currentIndex().row()
        return self._documents[place] if 0 <= place < len(self._documents) else None

    def _offset(self) -> Offset | None:
        right, down = _tenths(self.right.said()), _tenths(self.down.said())
        wrong = {
            key: "请写毫米数，例如 0.5 或 -1.2" for key, value in (("right", right), ("down", down)) if value is None
        }
        if field := self.form.set_problems(wrong):
            go_to(field)
        return None if right is None or down is None else Offset(right, down)


def _line(document: Document, settings: PrinterSettings) -> tuple[Cell, ...]:
    setup = settings.printer_for(document.kind)
    chosen = {route.paper for route in settings.routes if route.kind == document.kind}
    paper = next((name for slug, name in document.papers if slug in chosen), document.papers[0][1])
    offset = f"{_millimetres(setup.offset.right)}，{_millimetres(setup.offset.down)}"
    return Cell(document.title), Cell(setup.name or say(TO_FILE)), quiet(paper), quiet(offset)


def _offer(choice: Choice, words: list[str], place: int) -> None:
    choice.clear()
    choice.addItems(words)
    choice.setCurrentIndex(place)


def _millimetres(tenths: int) -> str:
    return f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"


def _tenths(words: str) -> int | None:
    """Millimetres as typed, in tenths; nothing typed is nought."""
    found = TENTHS.fullmatch(words or "0")
    if not found:
        return None
    tenths = int(found[2]) * 10 + int(found[3] or 0)
    return tenths if found[1] in ("", "+") else -tenths
