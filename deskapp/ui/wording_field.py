"""A tall field for the text of a paper, paragraph by paragraph."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from deskapp.flow.answer import show
from deskapp.ui.buttons import ENTER
from deskapp.ui.story_field import StoryField


class WordingField(StoryField):
    """Enter begins a new paragraph here, since line breaks are part of the answer; Ctrl+Enter and F8 go on."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("kind", "wording")
        self.setMinimumWidth(0)
        self.setMaximumWidth(10_000)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def said(self) -> str:
        return self.toPlainText().strip()

    def fill(self, said: object) -> None:
        """Show a text, the cursor on its first line; it ends without an empty one."""
        super().fill(show(said).rstrip())

    def insert(self, words: str) -> None:
        """Put words where the cursor stands."""
        self.insertPlainText(words)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QPlainTextEdit.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text keeps its paragraphs and nothing of its looks."""
        self.insertPlainText(source.text())
