"""The place above a page where message bars come and go."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.kernel.errors import DeskError
from deskapp.ui.buttons import Button
from deskapp.ui.placing import column, let_go
from deskapp.ui.states import MessageBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.words import say

GOOD_NEWS_MS = 4000
PASSING = (Tone.OK, Tone.INFO, Tone.PLAIN)


class Messages(QWidget):
    """Good news goes after four seconds, a warning when the next message comes, danger only when answered.

    `below` is a space in pixels under the last of them.
    """

    def __init__(self, below: int = 0) -> None:
        super().__init__()
        self._bars: list[MessageBar] = []
        self._box = column(gap=look().sizes.s)
        self._box.setContentsMargins(0, 0, 0, below)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def tell(self, tone: Tone, words: str, detail: str = "", *actions: QWidget, also: bool = False) -> MessageBar:
        """Show a message, in the place of the last one or, with `also`, under it.

        Danger that brings no action of its own is given one to answer it by.
        """
        for bar in self.bars():
            if bar.words == say(words) or (bar.tone is not Tone.DANGER and not also):
                self.take(bar)
        if tone is Tone.DANGER and not actions:
            actions = (Button("知道了"),)
        bar = MessageBar(tone, words, detail, *actions)
        bar.answered.connect(lambda: self.take(bar))
        self._bars.append(bar)
        self._box.addWidget(bar)
        bar.show()
        self.show()
        if tone in PASSING and not actions:
            timer = QTimer(bar, singleShot=True, interval=GOOD_NEWS_MS)
            timer.timeout.connect(lambda: self.take(bar))
            timer.start()
        return bar

    def show_only(self, tone: Tone, words: str, detail: str = "") -> None:
        """Nothing but this message, as long as it holds; nothing at all for no words."""
        if [bar.words for bar in self._bars] != ([say(words)] if words else []):
            self.clear()
            if words:
                self.tell(tone, words, detail)

    def tell_error(self, error: DeskError) -> MessageBar:
        """What a DeskError says, with the code to read out on the telephone."""
        return self.tell(Tone.DANGER, error.text, error.code)

    def bars(self) -> list[MessageBar]:
        """What is shown now, from top to bottom."""
        return list(self._bars)

    def take(self, bar: MessageBar) -> None:
        """Take a message away; one that has been taken before may outlive this place, and changes nothing."""
        if bar in self._bars:
            self._bars.remove(bar)
            let_go(bar)
            self.setVisible(bool(self._bars))

    def pass_on(self) -> None:
        """Take away news of what was done before, now that something else begins; what asks to be answered stays."""
        for bar in self.bars():
            if bar.tone in PASSING and not bar.buttons:
                self.take(bar)

    def clear(self) -> None:
        """Take all messages away, answered or not."""
        for bar in self.bars():
            self.take(bar)
