"""The last page of the first run: the printers of this PC, a page to try them, and the card reader; Enter passes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from deskapp.printing.straight import onto_paper
from deskapp.self_test.finding import Finding, Outcome
from deskapp.ui import tasks
from deskapp.ui.buttons import Button
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.first_run import FormPage
from deskapp.ui.states import Badge
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import text
from deskapp.ui.words import say

TO_FILE = "存为 PDF 文件"
PINS = ("LQ-", "DPK", "针", "JOLIMARK", "DASCOM")
"""Parts of the names of printers that strike pins."""
TONES = {Outcome.FINE: Tone.OK, Outcome.REMINDER: Tone.INFO, Outcome.WRONG: Tone.WARN}
READER = "{what}{seen}"
FIELD = 240


@dataclass(frozen=True)
class Devices:
    """The printer of receipts and the one of sheets, empty for PDF files, and whether to begin with practice."""

    receipts: str = ""
    sheets: str = ""
    practice: bool = False


class DevicesPage(FormPage):
    """`settled` carries the Devices. What tries the printers and looks at the reader does so on another thread."""

    settled = Signal(object)

    def __init__(
        self,
        printers: Sequence[str],
        try_out: Callable[[Devices], str],
        look_at_reader: Callable[[], Finding],
    ) -> None:
        super().__init__("新建小区：打印机和读卡器", "现在不选也可以，以后在设置里修改。", "建立")
        self._printers, self._try_out = tuple(printers), try_out
        names = [say(TO_FILE), *printers]
        self.receipts, self.sheets = Choice("票据打印机", names, FIELD), Choice("单据打印机", names, FIELD)
        self.practice = Tick("先用练习模式")
        self.reader, self.advice = Badge("正在查看"), text("", "caption", wrap=True)
        self.form.ask("票据", self.receipts, "收据用的针式打印机", "receipts")
        self.form.ask("单据", self.sheets, "A4、A5；只有一台的两项都选它", "sheets")
        self.form.ask("读卡器", self.reader, "", "reader")
        self.form.tick(self.practice, "单据印“练习”字样，门禁卡用模拟的", "practice")
        self.trial = Button("打印测试页", "F9")
        self.trial.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.trial.clicked.connect(self.print_trial)
        self.lay_out(self.advice)
        self._suggest()
        tasks.start(say("正在查看读卡器"), lambda _progress: look_at_reader(), done=self._show_reader)

    def aside(self) -> tuple[Button, ...]:
        return (self.trial,)

    def said(self) -> Devices:
        """What is chosen now."""
        return Devices(self._name(self.receipts), self._name(self.sheets), self.practice.said())

    def go_on(self) -> None:
        self.settled.emit(self.said())

    def print_trial(self) -> None:
        """F9: one page on each printer chosen, in the background."""
        chosen = self.said()
        task = tasks.start(say("正在打印测试页"), lambda _progress: self._try_out(chosen), done=self._tried)
        task.expect_failure(self.messages.tell_error)
        self.tasks.follow(task, stoppable=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9:
            self.print_trial()
        else:
            super().keyPressEvent(event)

    def _tried(self, words: str) -> None:
        self.messages.tell(Tone.OK, words)

    def _show_reader(self, found: Finding) -> None:
        self.reader.set(say(READER, what=found.what, seen=found.seen), TONES[found.outcome])
        self.advice.say(found.advice)

    def _suggest(self) -> None:
        """The usual printer for sheets, and for receipts one that by its name strikes pins."""
        real = onto_paper(self._printers)
        pins = [name for name in real if any(part in name.upper() for part in PINS)]
        sheets = [name for name in real if name not in pins]
        for choice, names in ((self.receipts, pins), (self.sheets, sheets)):
            choice.setCurrentIndex(self._printers.index(names[0]) + 1 if names else 0)

    def _name(self, choice: Choice) -> str:
        return self._printers[choice.currentIndex() - 1] if choice.currentIndex() else ""
