"""Pages that ask for a file, in a question called `file`: its path is typed, browsed for, or dropped."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Protocol, Self

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from deskapp.kernel.errors import DeskError
from deskapp.ui import tasks
from deskapp.ui.fields import LineField
from deskapp.ui.messages import Messages
from deskapp.ui.placing import row
from deskapp.ui.step_page import StepPage
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import text
from deskapp.ui.words import say

WIDE = 480
Rows = Callable[[int], None]
Stopped = Callable[[], bool]


class Readable(Protocol):
    """A file that is read into memory once."""

    path: Path

    @classmethod
    def parse(cls, text: str) -> Self:
        """The file at a path. ValueError if there is none."""

    def read(self, progress: Rows, cancelled: Stopped) -> object:
        """Read it; DeskError where it cannot be, or where `cancelled` has become true."""


class FilePage(StepPage):
    """F7 browses. A procedure says what the file is called, and which endings it may have."""

    choosing: ClassVar[str]
    kinds: ClassVar[str]

    def build(self) -> None:
        super().build()
        self.setAcceptDrops(True)
        field = self.editors["file"].widget
        assert isinstance(field, LineField)
        field.setFixedWidth(look().sizes.px(WIDE))
        self.field = field
        self.sheet.addLayout(row(text("也可以把文件拖到这里。文件里的公式和宏不会运行。", "caption"), None))

    def other_way(self) -> Any:
        return "浏览…", self.browse

    def browse(self) -> None:
        """Ask for the file in the way of the PC."""
        name, _ = QFileDialog.getOpenFileName(self, say(self.choosing), "", say(self.kinds))
        if name:
            self.field.change(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls:
            event.acceptProposedAction()
            self.field.change(urls[0].toLocalFile() or urls[0].toString())


class ReadFilePage(FilePage):
    """The main button reads the file off the window's thread, then the page goes on; Enter does so past the last field.

    Reading can be stopped. A broken file is one sentence.
    """

    depends: ClassVar[tuple[str, ...]] = ("file",)
    """The questions whose answers decide how the file is understood."""
    files: ClassVar[type[Readable]]
    """What the file is kept as."""

    def understand(self, file: Any) -> None:
        """What else is made of the file, on the same thread. Raises DeskError, ValueError."""

    def build(self) -> None:
        super().build()
        self._read: tuple[tuple[str, ...], Readable] | None = None
        self._stop: threading.Event | None = None
        self.messages, self.task_bar = Messages(), TaskBar()
        self.task_bar.stop.clicked.connect(self._stop_reading)
        self.sheet.addWidget(self.task_bar)
        self.sheet.addWidget(self.messages)

    def said(self) -> dict[str, Any]:
        said = super().said()
        return said | ({"file": self._read[1]} if self._is_read() and self._read else {})

    def reason(self) -> str:
        if self._stop is not None:
            return say("正在读取文件")
        return "" if self.field.said() else say("请先选择文件")

    def main_words(self) -> str:
        return self.verb if self._is_read() else "读取文件"

    def prepares(self) -> bool:
        if unread := not self._is_read():
            self.read()
        return unread

    def read(self) -> None:
        """Read the file at the path, if there is one, and go on to the next page."""
        self.messages.clear()
        try:
            file = self._known() or self.files.parse(self.field.said())
        except ValueError as error:
            self.messages.tell(Tone.DANGER, str(error), "")
            return
        self._stop = threading.Event()
        key, words = self._asked(), say("正在读取 {name}", name=file.path.name)
        task = tasks.start(words, self._reading(file, self._stop), done=lambda _: self._came(key, file))
        task.expect_failure(self.messages.tell_error)
        task.cancelled.connect(lambda: self.messages.tell(Tone.INFO, "已停止读取", "没有任何改动。"))
        task.ended.connect(self._over)
        self.task_bar.follow(task)
        self.edited.emit()

    def _known(self) -> Readable | None:
        """The file that was read already, if it is still the one in the field."""
        return self._read[1] if self._read and self._read[0][0] == self.field.said() else None

    def _reading(self, file: Readable, stop: threading.Event) -> Callable[[tasks.Progress], None]:
        def work(progress: tasks.Progress) -> None:
            try:
                file.read(lambda rows: progress(say("已读 {rows} 行", rows=rows), 0, 0), stop.is_set)
            except DeskError as error:
                if stop.is_set():
                    raise tasks.Cancelled from error
                raise
            self.understand(file)

        return work

    def _asked(self) -> tuple[str, ...]:
        return tuple(str(self.editors[name].said()) for name in self.depends)

    def _is_read(self) -> bool:
        return self._read is not None and self._read[0] == self._asked()

    def _came(self, key: tuple[str, ...], file: Readable) -> None:
        self._read = key, file

    def _over(self) -> None:
        self._stop = None
        self.edited.emit()
        if self._is_read():
            self.ready.emit()

    def _stop_reading(self) -> None:
        if self._stop is not None:
            self._stop.set()
