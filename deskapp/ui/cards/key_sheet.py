"""The page of a sheet that is printed here and typed back: first onto paper, then from paper, never onto the glass."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from deskapp.kernel.errors import DeskError
from deskapp.printing.straight import StraightPrinter
from deskapp.ui import tasks
from deskapp.ui.cards.key_groups import GroupsPage
from deskapp.ui.choices import Choice
from deskapp.ui.fields import NAME
from deskapp.ui.paper_printer import PaperPrinter
from deskapp.ui.placing import row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.words import say

NO_PRINTER = "这台电脑没有能打在纸上的打印机。{sheet}只打印、不存文件，请先装好打印机"


class SheetPage(GroupsPage):
    """F7 prints; only then can the groups be typed. What is typed is never shown to be right but by going on."""

    printer: ClassVar[StraightPrinter] = PaperPrinter()
    sheet_words: ClassVar[str] = "备份"
    """What is printed is called."""
    not_yet: ClassVar[str] = "密钥还没有启用"
    """What holds as long as nothing came out."""

    @property
    @abstractmethod
    def sheet_name(self) -> str:
        """Which sheet it is, behind 打印."""

    @abstractmethod
    def put_on_paper(self, printer_name: str) -> None:
        """Print this sheet, off the window's thread. Raises DeskError."""

    def build(self) -> None:
        self._printed, self._printing = self.known(), False
        self.names = self.printer.names()
        self.printers = Choice("打印机", self.names, wide=NAME)
        self.state = text("", "soft", wrap=True)
        panel = Panel(say("打印{sheet}", sheet=self.sheet_name))
        more = self.asked()
        line = row(text("打印机", "soft"), self.printers, *more, None if more else self.state, gap=look().sizes.m)
        line.setStretch(line.count() - 1, 1)
        panel.body.addLayout(line)
        if more:
            panel.body.addWidget(self.state)
        self.sheet.addWidget(panel)
        super().build()
        self.panel.setEnabled(self._printed)
        self._say(self.before(), bool(self.names))

    def known(self) -> bool:
        """Whether a sheet of before may be typed without another being printed."""
        return False

    def asked(self) -> Sequence[QWidget]:
        """What is asked before it is printed, beside the printer."""
        return ()

    def before(self) -> str:
        """What is said before anything is printed."""
        if not self.names:
            return say(NO_PRINTER, sheet=say(self.sheet_words))
        return say("只打在纸上，不存文件。打印机旁边请有人等着。")

    def reason(self) -> str:
        if self._printing:
            return say("正在打印")
        if self._printed:
            return ""
        if not self.names:
            return say("没有打印机，不能打印{sheet}", sheet=say(self.sheet_words))
        return say("请先打印{sheet}", sheet=self.sheet_name)

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        if not self.names or self._printing:
            return None
        return (say("再打一次") if self._printed else say("打印{sheet}", sheet=self.sheet_name)), self.print_it

    def print_it(self) -> None:
        """Send the sheet to the printer that is chosen."""
        name = self.names[self.printers.currentIndex()]
        self._printing = True
        self.edited.emit()
        task = tasks.start(say("正在打印"), lambda _progress: self.put_on_paper(name))
        task.succeeded.connect(lambda _none: self._came_out(name))
        task.expect_failure(self._did_not)
        task.ended.connect(self._over)

    def _came_out(self, name: str) -> None:
        self._printed = True
        self.panel.setEnabled(True)
        words = "已送往“{name}”。取走后照着输入，再看一眼打印队列已空；打坏的当场撕碎。"
        self._say(say(words, name=name), True)

    def _did_not(self, error: DeskError) -> None:
        """What the printer says; that nothing is kept of a sheet that did not come out is said here."""
        what, not_yet = error.text.partition("。")[0], say(self.not_yet)
        self._say(say("{what}。{not_yet}，可以再打。", what=what, not_yet=not_yet), False)

    def _over(self) -> None:
        self._printing = False
        self.edited.emit()
        if self._printed and (first := self.first()):
            first.setFocus()

    def _say(self, words: str, well: bool) -> None:
        self.state.say(words)
        self.state.set_tone(None if well else Tone.DANGER)
