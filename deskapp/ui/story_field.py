"""A field of a few lines for what has to be told, such as how something was lost."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from deskapp.flow.answer import show
from deskapp.ui.buttons import ENTER
from deskapp.ui.theme import look
from deskapp.ui.widgets import restyle
from deskapp.ui.words import say

WIDE = 480


class StoryField(QPlainTextEdit):
    """Words wrap of themselves and make one paragraph: a line of a register, a cell of a paper.

    Enter goes on as it does in every field, so no key makes a new line, and a pasted line break becomes a blank.
    Tab, Ctrl+Enter and Esc mean what they mean elsewhere on a page. A `brief` one, which is mostly left empty, is one
    line high until more is written.
    """

    edited = Signal()

    def __init__(self, name: str, *, hint: str = "", brief: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(say(name))
        self.setPlaceholderText(say(hint))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(look().sizes.px(WIDE))
        self._filling, self._brief = False, brief
        self.textChanged.connect(self._changed)
        self._fit()

    def said(self) -> str:
        """What is typed, as one paragraph without outer blanks."""
        return " ".join(self.toPlainText().split("\n")).strip()

    def fill(self, said: object) -> None:
        """Show what was said before."""
        self._filling = True
        self.setPlainText(show(said))
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted words lose their line breaks at once, so that what is seen is what is kept."""
        self.insertPlainText(" ".join(source.text().split("\n")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A line high while one is enough."""
        if self._brief:
            restyle(self, "kind", "" if self.document().size().height() > 1 else "brief")

    def _changed(self) -> None:
        self._fit()
        if not self._filling:
            self.edited.emit()
