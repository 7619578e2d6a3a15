"""Choosing the file: typed, browsed for or dropped; read in the background; the imports so far below."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from deskapp.estate.roster.book import Book
from deskapp.estate.roster.errors import RosterError
from deskapp.procedures.import_roster.roster_file import RosterFile
from deskapp.procedures.import_roster.service import known_file
from deskapp.procedures.import_roster.steps import WhichFile
from deskapp.procedures.import_roster.undoing.wizard import BatchesPanel
from deskapp.ui import tasks
from deskapp.ui.buttons import ENTER, Button
from deskapp.ui.fields import LineField
from deskapp.ui.forms import Note
from deskapp.ui.messages import Messages
from deskapp.ui.placing import row
from deskapp.ui.step_page import StepPage
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Facts, Panel, restyle, text
from deskapp.ui.words import say

WIDE = 480
CANCELLED = "E-IMP-11"
KINDS = "花名册 (*.xlsx *.xls *.csv);;所有文件 (*)"


class PathField(LineField):
    """A path; Enter reads the file at it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() and not event.isAutoRepeat():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class FilePage(StepPage):
    """A file that was read says what it holds; Enter then goes on."""

    def build(self) -> None:
        self.file: RosterFile | None = None
        self._stop: threading.Event | None = None
        self.setAcceptDrops(True)
        self.field = PathField("花名册文件", wide=WIDE, hint="如 D:\\花名册.xlsx")
        self.field.setObjectName("file")
        self.field.edited.connect(self._typed)
        self.field.entered.connect(self._entered)
        browse = Button("浏览…")
        browse.clicked.connect(self.browse)
        self.notes["file"] = Note("也可以把文件拖到这里。读取时不会运行表里的公式和宏。")
        panel = Panel()
        panel.body.addLayout(row(text("花名册文件", "soft"), self.field, browse, None, gap=look().sizes.m))
        panel.body.addWidget(self.notes["file"])
        self.messages, self.task_bar = Messages(), TaskBar()
        self.task_bar.stop.clicked.connect(self._stop_reading)
        self.content = Panel("读到的内容")
        self.facts = Facts()
        self.content.body.addWidget(self.facts)
        self.content.hide()
        self.batches = BatchesPanel(self.session.desk)
        for part in (panel, self.task_bar, self.messages, self.content, self.batches):
            self.sheet.addWidget(part)

    def entered(self) -> None:
        self.batches.refresh()
        if self.file is None and self.field.said() and self._stop is None:
            self.read()

    def said(self) -> dict[str, Any]:
        return {"file": self.file if self.file and self.file.is_read else self.field.said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        self.field.fill(str(said.get("file") or ""))
        if WhichFile in self.session.answers:
            self._came(self.session.answers[WhichFile].file)

    def first(self) -> QWidget:
        return self.field

    def reason(self) -> str:
        if self._stop is not None:
            return "正在读取文件"
        if self.file and self.file.is_read:
            return ""
        return "按回车读取文件" if self.field.said() else "请先选择花名册文件"

    def go_to_missing(self) -> None:
        if self.field.said() and self._stop is None:
            self.read()
        else:
            go_to(self.field)

    def other_way(self) -> Any:
        return "浏览…", self.browse

    def browse(self) -> None:
        """Ask for the file in the way of the PC."""
        start = str(Path(self.field.said()).parent) if self.field.said() else ""
        name, _ = QFileDialog.getOpenFileName(self, say("选择花名册"), start, say(KINDS))
        if name:
            self.take(name)

    def take(self, name: str) -> None:
        """A file that was chosen or dropped, read at once."""
        self.field.change(name)
        self.read()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls:
            event.acceptProposedAction()
            self.take(urls[0].toLocalFile() or urls[0].toString())

    def read(self) -> None:
        """Read the file at the path, off the window's thread."""
        if self._stop is not None:
            return
        self.messages.clear()
        try:
            file = RosterFile.parse(self.field.said())
        except ValueError as error:
            self.notes["file"].set_problem(str(error))
            restyle(self.field, "wrong", True)
            go_to(self.field)
            return
        self._stop = threading.Event()
        task = tasks.start(say("正在读取 {name}", name=file.path.name), _reading(file, self._stop), done=self._came)
        task.expect_failure(self._failed)
        task.cancelled.connect(self._cancelled)
        task.ended.connect(self._over)
        self.task_bar.follow(task)
        self.edited.emit()

    def _entered(self) -> None:
        if self.file and self.file.is_read:
            self.ready.emit()
        else:
            self.read()

    def _typed(self) -> None:
        self.file = None
        self.content.hide()
        self.messages.clear()
        restyle(self.field, "wrong", False)
        self._edited("file")

    def _came(self, file: RosterFile) -> None:
        self.file = file
        self.facts.set_facts(_facts(file.book))
        self.content.show()
        known = known_file(self.session.desk, file)
        if known:
            self.messages.tell(Tone.WARN, known, "可以继续：已有的内容不会重复导入，预览里会写明“相同”。")
        if file.book.hidden:
            words = say("隐藏的工作表没有读：{names}", names="、".join(file.book.hidden))
            self.messages.tell(Tone.WARN, words, "需要导入时，请先在 Excel 里取消隐藏。", also=True)

    def _failed(self, error: Any) -> None:
        self.messages.tell_error(error)

    def _stop_reading(self) -> None:
        if self._stop is not None:
            self._stop.set()

    def _cancelled(self) -> None:
        self.messages.tell(Tone.INFO, "已停止读取", "没有导入任何内容。")

    def _over(self) -> None:
        self._stop = None
        self.edited.emit()
        go_to(self.field)


def _reading(file: RosterFile, stop: threading.Event) -> Any:
    """The work of reading, which ends at once when it is stopped."""

    def work(progress: tasks.Progress) -> RosterFile:
        def told(rows: int) -> None:
            progress(say("已读 {rows} 行", rows=rows), 0, 0)

        try:
            file.read(told, stop.is_set)
        except RosterError as error:
            if error.code == CANCELLED:
                raise tasks.Cancelled from error
            raise
        return file

    return work


def _facts(book: Book) -> list[tuple[str, str]]:
    sheets = "、".join(f"{sheet.title or book.name}（{len(sheet.lines)} 行）" for sheet in book.sheets)
    facts = [("文件", book.name), ("工作表", sheets)]
    return [*facts, ("文字编码", book.encoding)] if book.encoding else facts
