"""The self-test in the help: what this PC needs for the counter, and where logs and reports of crashes lie."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskapp.self_test.finding import Finding, Outcome, verdict
from deskapp.ui import tasks
from deskapp.ui.buttons import Button
from deskapp.ui.check_books import CheckBooks
from deskapp.ui.cover import CoverPage
from deskapp.ui.placing import column, empty, row, scrolling
from deskapp.ui.states import Badge
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided, Panel, text
from deskapp.ui.words import say

TONES = {Outcome.FINE: Tone.OK, Outcome.REMINDER: Tone.INFO, Outcome.WRONG: Tone.DANGER}
STATE, WHAT = 72, 88
COVER = 900
WAITING = "字体、数据库、密钥库、打印机、读卡服务、写入、时钟、磁盘，逐项检查。数据不会改动，办理中的业务不受影响。"
LOGS = "日志和差错报告只写程序做了什么、在哪里出错，没有姓名、证件号、电话和房号，可以放心发给维护人员。"


class SelfTestView(QWidget):
    """Begins by itself when it is first shown; 重新自检 begins anew, 复制结果 puts all of it on the clipboard."""

    told = Signal(object, str)

    def __init__(self, room: CheckBooks, *, scrolls: bool = True) -> None:
        super().__init__()
        s = look().sizes
        self._room = room
        self.found: Sequence[Finding] = ()
        self.again, self.copy = Button("重新自检"), Button("复制结果")
        self.again.clicked.connect(self.begin)
        self.copy.clicked.connect(self.copy_all)
        self.tasks, self.verdict = TaskBar(), text(WAITING, "soft", wrap=True)
        self._lines = column(gap=s.s)
        results = Panel("自检", self.copy, self.again)
        results.body.addWidget(self.verdict)
        results.body.addWidget(self.tasks)
        results.body.addLayout(self._lines)
        inside = column(results, self._files(), None, gap=s.m)
        self.setLayout(column(scrolling(inside)) if scrolls else inside)

    def _files(self) -> Panel:
        panel, self.latest = Panel("日志和差错报告"), Elided("", "soft")
        self.logs, self.crashes = Button("打开日志文件夹"), Button("打开差错报告文件夹")
        self.logs.clicked.connect(lambda: self._open(self._room.log_folder()))
        self.crashes.clicked.connect(lambda: self._open(self._room.crash_folder()))
        panel.body.addWidget(text(LOGS, "soft", wrap=True))
        panel.body.addWidget(self.latest)
        panel.body.addLayout(row(self.logs, self.crashes, None))
        return panel

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        reports = self._room.crashes()
        self.latest.say("最近的差错报告：{file}" if reports else "没有差错报告", file=reports[-1] if reports else "")
        if not self.found and self.again.isEnabled():
            self.begin()

    def begin(self) -> None:
        """Go through all checks, in the background."""
        self.again.refuse("正在自检")
        task = tasks.start(say("正在自检"), lambda progress: self._room.self_test(progress), done=self._show)
        task.ended.connect(self._ended)
        self.tasks.follow(task)

    def copy_all(self) -> None:
        """What was found, with the versions, as text."""
        lines = [verdict(self.found), *map(str, self.found), "", *self._room.versions()]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.told.emit(Tone.OK, say("自检结果已复制"))

    def _ended(self) -> None:
        self.again.refuse("")

    def _show(self, found: Sequence[Finding]) -> None:
        self.found = found
        self.verdict.say(verdict(found))
        empty(self._lines)
        for one in found:
            self._lines.addLayout(_line(one))

    def _open(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.told.emit(Tone.INFO, say("请在文件管理器里打开：{folder}", folder=folder))


class SelfTestPage(CoverPage):
    """The same where the program could not start and there is no help page; Esc goes back."""

    back_asked = Signal()

    def __init__(self, room: CheckBooks) -> None:
        super().__init__("检查这台电脑", wide=COVER)
        self.view = SelfTestView(room, scrolls=False)
        self.view.told.connect(self.messages.tell)
        back = Button("返回", "Esc")
        back.clicked.connect(self.back_asked)
        self.add(self.view, row(back, None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)


def _line(finding: Finding) -> QHBoxLayout:
    """How it stands, what was looked at, what was seen, and in quiet words what to do."""
    s = look().sizes
    state, what = row(Badge(finding.outcome.value, TONES[finding.outcome]), None), text(finding.what, "strong")
    holder = QWidget()
    holder.setLayout(state)
    holder.setFixedWidth(s.px(STATE))
    what.setFixedWidth(s.px(WHAT))
    told = column(text(finding.seen, wrap=True), gap=2)
    if finding.advice:
        told.addWidget(text(finding.advice, "soft", wrap=True))
    line = row(holder, what, told, gap=s.m)
    line.setStretch(2, 1)
    for widget in (holder, what):
        line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return line
