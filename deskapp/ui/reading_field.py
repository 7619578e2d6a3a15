"""A long text that is only read: scrolled by keys, copied, never written in."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from deskapp.ui.words import say


class ReadingField(QPlainTextEdit):
    """Takes what room there is. Tab and Esc mean what they mean elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(say(name))
        self.setProperty("kind", "reading")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_text(self, words: str) -> None:
        """Show another text from its beginning."""
        self.setPlainText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that do nothing here are the page's."""
        before = self.verticalScrollBar().value()
        super().keyPressEvent(event)
        if event.text() and self.verticalScrollBar().value() == before:
            event.ignore()
