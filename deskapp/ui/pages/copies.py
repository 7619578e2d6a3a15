"""The copies of the database: what each would bring back, and the restore itself (ARCHIVE-11)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskapp.overview.copies_view import CopyLine
from deskapp.ui import tasks
from deskapp.ui.buttons import Button
from deskapp.ui.messages import Messages
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, holding, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import keys, text
from deskapp.ui.words import say

HEADS = (Column("时间", 176), Column("怎么来的", 120), Column("大小", 104, figures=True), Column("", 24),
         Column("文件", least=240))  # fmt: skip
MOST = 12


class CopyBooks(Protocol):
    """What the window asks about copies."""

    def backups(self) -> Sequence[CopyLine]: ...
    def look_ahead(self, file: Path) -> str: ...
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
            "每天日结和退出时自动备份，资料图片一并备份。请定期把 backups 文件夹复制到另一块硬盘。",
            "caption",
            wrap=True,
        )
        inside = column(self.messages, self.tasks, self.list, about, None, gap=look().sizes.m)
        self.setLayout(column(scrolling(inside)))

    def refresh(self) -> None:
        """Show the copies there are now."""
        self._lines = self._room.backups()
        self.list.show_lines(
            [(f"{one.at:%Y-%m-%d %H:%M:%S}", one.why, one.size, "", quiet(one.path.name)) for one in self._lines],
            [one.path for one in self._lines],
        )

    def _look_ahead(self, place: int) -> None:
        copy = self._lines[place]
        if reason := self._room.why_not("restore"):
            self.messages.tell(Tone.WARN, reason)
            return
        task = tasks.start(
            say("正在核对备份"),
            lambda _progress: self._room.look_ahead(copy.path),
            done=lambda words: self._ask(copy, words),
            failed=self.messages.tell_error,
        )
        self.tasks.follow(task, stoppable=False)

    def _ask(self, copy: CopyLine, words: str) -> None:
        self.messages.clear()
        yes, no = Button("确认恢复", kind="danger"), Button("不恢复")
        yes.clicked.connect(lambda: self.chosen.emit(copy.path))
        question = say("用 {at} 的备份恢复？现有的数据库会另存，不会丢失", at=f"{copy.at:%Y-%m-%d %H:%M}")
        self.messages.tell(Tone.WARN, question, f"{words}。", no, yes)
        no.setFocus()
