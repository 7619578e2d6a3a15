"""The copies of the database: what each would bring back, the restore itself, and the recovery key (ARCHIVE-11)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deskapp.kernel.errors import DeskError
from deskapp.overview.copies_view import CopyLine, RecoveryLine
from deskapp.store.keys import UNFIT
from deskapp.ui import tasks
from deskapp.ui.actions import Actions
from deskapp.ui.buttons import Button
from deskapp.ui.messages import Messages
from deskapp.ui.offers import Offer
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, holding, row, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.states import Badge
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided, Panel, keys, text
from deskapp.ui.words import say

HEADS = (Column("时间", 176), Column("怎么来的", 120), Column("大小", 104, figures=True), Column("", 24),
         Column("文件", least=240))  # fmt: skip
MOST = 12
PRINTS = "print_recovery_key"
OTHER = "这份备份不是现在这个数据库的"
OTHER_NEEDS = "比如换电脑时先用过示例小区。有它的恢复密钥就能换成它；现有的数据库会另存，不会丢失。"


class CopyBooks(Protocol):
    """What the window asks about copies."""

    def backups(self) -> Sequence[CopyLine]: ...
    def recovery_key(self) -> RecoveryLine: ...
    def look_ahead(self, file: Path) -> str: ...
    def second_folder(self) -> str: ...
    def set_second_folder(self, folder: str) -> None: ...
    def why_not(self, act: str) -> str: ...


class RecoveryPanel(Panel):
    """Whether there is a sheet, what that means, and the way to one for whoever may print it."""

    def __init__(self, button: QWidget | None) -> None:
        super().__init__("恢复密钥", *([button] if button else []))
        self.state, self.advice = Badge(""), text("", "soft", wrap=True)
        self.body.addLayout(row(self.state, None))
        self.body.addWidget(self.advice)

    def show_line(self, line: RecoveryLine) -> None:
        """Show how it stands."""
        self.state.set(line.words, Tone.OK if line.kept else Tone.WARN)
        self.advice.say(line.advice)


class CopiesView(QWidget):
    """Enter checks the chosen copy and says what would be lost; only then it can be restored.

    `chosen` carries the copy that is to become the database, `key_asked` one that only its recovery key opens.
    """

    chosen = Signal(object)
    key_asked = Signal(object)

    def __init__(self, window: Actions, offers: Sequence[Offer], room: CopyBooks) -> None:
        super().__init__()
        self._room = room
        self._lines: Sequence[CopyLine] = ()
        self.messages, self.tasks = Messages(), TaskBar()
        hint = holding(keys(("↑ ↓", "选择"), ("Enter", "核对并恢复")))
        self.list = Sheet("备份", HEADS, "还没有备份", hint, opens=True, most=MOST)
        self.list.table.opened.connect(self._look_ahead)
        about = text(
            "每天日结和退出时自动备份，资料图片一并备份。第二个文件夹最好在另一块硬盘上。"
            "换电脑时带走最新的一份和旁边的 scans 文件夹，在新电脑第一次启动的页面上选“换电脑或重装”。",
            "caption",
            wrap=True,
        )
        self.second, choose, browse = Elided("", "soft"), Button("第二个文件夹…"), Button("恢复别处的备份…")
        choose.clicked.connect(self._choose_second)
        browse.clicked.connect(self._browse)
        line = row(self.second, choose, browse)
        line.setStretch(0, 1)
        mine = any(offer.name == PRINTS and not room.why_not(offer.right) for offer in offers)
        self.sheet = RecoveryPanel(window.button(PRINTS) if mine else None)
        inside = column(self.messages, self.tasks, self.sheet, self.list, line, about, None, gap=look().sizes.m)
        self.setLayout(column(scrolling(inside)))

    def refresh(self) -> None:
        """Show the copies there are now, and whether there is a sheet."""
        self._lines = self._room.backups()
        self.sheet.show_line(self._room.recovery_key())
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
            failed=lambda error: self._cannot(file, error),
        )
        self.tasks.follow(task, stoppable=False)

    def _cannot(self, file: Path, error: DeskError) -> None:
        """A copy of another centre, or of this one from before it was begun anew, has a sheet of its own."""
        if error.code != UNFIT:
            self.messages.tell_error(error)
            return
        self.messages.clear()
        yes, no = Button("输入它的恢复密钥"), Button("不恢复")
        yes.clicked.connect(lambda: self.key_asked.emit(file))
        self.messages.tell(Tone.WARN, OTHER, OTHER_NEEDS, no, yes)
        no.setFocus()

    def _ask(self, file: Path, words: str) -> None:
        self.messages.clear()
        yes, no = Button("确认恢复", kind="danger"), Button("不恢复")
        yes.clicked.connect(lambda: self.chosen.emit(file))
        known = next((f"{one.at:%Y-%m-%d %H:%M}" for one in self._lines if one.path == file), file.name)
        question = say("用 {at} 的备份恢复？现有的数据库会另存，不会丢失", at=known)
        self.messages.tell(Tone.WARN, question, f"{words}。", no, yes)
        no.setFocus()
