"""The copies of the database: what each would bring back, and the restore itself (ARCHIVE-11)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deskapp.overview.copies_view import CopyLine
from deskapp.ui import tasks
from deskapp.ui.buttons import Button
from deskapp.ui.messages import Messages
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, holding, row, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided, keys, text
from deskapp.ui.words import say

HEADS = (Column("时间", 176), Column("怎么来的", 120), Column("大小", 104, figures=True), Column("", 24),
         Column("文件", least=240))  # fmt: skip
MOST = 12


class CopyBooks(Protocol):
    """What the window asks about copies."""

    def backups(self) -> Sequence[CopyLine]: ...
    def look_ahead(self, file: Path) -> str: ...
    def second_folder(self) -> str: ...
    def set_second_folder(self, folder: str) -> None: ...
    def why_not(self, act: str) -> str: ...


class CopiesView(QWidget):
    """Enter checks the chosen copy and says what would be lost; only then it can be restored.

    `chosen` carries the copy that is to become the database.
    """

    chosen = Signal(object)

    def __init__(self, room: CopyBooks) -> None:
        super().__init__()
        self._room = room
        self._lines: Sequence[CopyLine] = ()
        self.messages, self.tasks = Messages(), TaskBar()
        hint = holding(keys(("↑ ↓", "选择"), ("Enter", "核对并恢复")))
        self.list = Sheet("备份", HEADS, "还没有备份", hint, opens=True, most=MOST)
        self.list.table.opened.connect(self._look_ahead)
        about = text(
            "每天日结和退出时自动备份，资料图片一并备份。第二个文件夹最好在另一块硬盘上。",
            "caption",
            wrap=True,
        )
        self.second, choose, browse = Elided("", "soft"), Button("第二个文件夹…"), Button("恢复别处的备份…")
        choose.clicked.connect(self._choose_second)
        browse.clicked.connect(self._browse)
        line = row(self.second, choose, browse)
        line.setStretch(0, 1)
        inside = column(self.messages, self.tasks, self.list, line, about, None, gap=look().sizes.m)
        self.setLayout(column(scrolling(inside)))

    def refresh(self) -> None:
        """Show the copies there are now."""
        self._lines = self._room.backups()
        self.second.say("第二个备份文件夹：{folder}", folder=self._room.second_folder() or say("没有设置"))
        self.list.show_lines(
            [(f"{one.at:%Y-%m-%d %H:%M:%S}", one.why, one.size, "", quiet(one.path.name)) for one in self._lines],
            [one.path for one in self._lines],
        )

    def _choose_second(self) -> None:
        if reason := self._room.why_not("restore"):
            self.messages.tell(Tone.WARN, reason)
            return
        title = say("每份备份再存一份到哪个文件夹，最好在另一块硬盘上")
        if folder := QFileDialog.getExistingDirectory(self, title, self._room.second_folder()):
            self._room.set_second_folder(folder)
            self.refresh()

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, say("选择备份文件"), self._room.second_folder(), "*.db")
        if name:
            self._check(Path(name))

    def _look_ahead(self, place: int) -> None:
        self._check(self._lines[place].path)

    def _check(self, file: Path) -> None:
        if reason := self._room.why_not("restore"):
            self.messages.tell(Tone.WARN, reason)
            return
        task = tasks.start(
            say("正在核对备份"),
            lambda _progress: self._room.look_ahead(file),
            done=lambda words: self._ask(file, words),
            failed=self.messages.tell_error,
        )
        self.tasks.follow(task, stoppable=False)

    def _ask(self, file: Path, words: str) -> None:
        self.messages.clear()
        yes, no = Button("确认恢复", kind="danger"), Button("不恢复")
        yes.clicked.connect(lambda: self.chosen.emit(file))
        known = next((f"{one.at:%Y-%m-%d %H:%M}" for one in self._lines if one.path == file), file.name)
        question = say("用 {at} 的备份恢复？现有的数据库会另存，不会丢失", at=known)
        self.messages.tell(Tone.WARN, question, f"{words}。", no, yes)
        no.setFocus()
