"""Fields to type in. Each gives what was typed by `said`, takes it back by `fill`, and sends `edited`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from deskapp.flow.answer import show
from deskapp.kernel.days import ONE_DAY, read_date
from deskapp.kernel.typed import plain
from deskapp.ui.theme import look
from deskapp.ui.words import say

NAME, SHORT = 320, 160
"""Widths of fields in pixels, which tell the length of the answer."""


@dataclass(frozen=True)
class Editor:
    """A widget that asks one question: what was said in it, how to fill it, and the signal of the clerk's change."""

    widget: QWidget
    said: Callable[[], Any]
    fill: Callable[[Any], None]
    edited: SignalInstance


class LineField(QLineEdit):
    """One line of words. The hint is an example of what to type, never the name of the field.

    Kinds: plain "", `amount` (large figures), `count` (low), `cell` (in a table), `search`.
    """

    edited = Signal()
    SELECTS: ClassVar[bool] = False
    """Whether all of it is selected on entering, by mouse as by key, so that typing replaces it."""
    LEAVES: ClassVar[str] = ""
    """Signs that are never typed here: their keys go on to the page around the field."""

    def __init__(self, name: str, *, wide: int = NAME, hint: str = "", kind: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(say(hint))
        self.setAccessibleName(say(name))
        self.setProperty("kind", kind)
        if wide and kind != "cell":
            self.setFixedWidth(look().sizes.px(wide))
        self._entered = False
        self.textEdited.connect(lambda _words: self.edited.emit())

    def said(self) -> str:
        """What is typed, without outer blanks."""
        return self.text().strip()

    def fill(self, said: object) -> None:
        """Show what was said before."""
        self.setText(show(said))
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text() in self.LEAVES:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entered = self.SELECTS
        if self.SELECTS:
            self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._entered and not self.hasSelectedText():
            self.selectAll()
        self._entered = False

    def change(self, words: str) -> None:
        """Replace the words as if the clerk had typed them."""
        if words != self.text():
            self.setText(words)
            self.edited.emit()


class DateField(LineField):
    """A day, typed as 20261121, 1121, +7 or 月末 and written out on leaving; arrows up and down go by one day."""

    SELECTS = True

    def __init__(self, name: str, today: Callable[[], date], *, hint: str = "1121、+7、月末", kind: str = "") -> None:
        super().__init__(name, wide=SHORT, hint=hint, kind=kind)
        self._today = today

    def said(self) -> str:
        """The day as 2026-11-21, or the words as typed if they are no day."""
        day = self.day()
        return super().said() if day is None else day.isoformat()

    def fill(self, said: object) -> None:
        super().fill(said)
        self.setText(self.said())

    def day(self) -> date | None:
        """The day, or None while nothing readable is typed."""
        try:
            return read_date(super().said(), self._today())
        except ValueError:
            return None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.fill(self.said())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            self.change(((self.day() or self._today() - step * ONE_DAY) + step * ONE_DAY).isoformat())
            self.selectAll()


class CodeField(LineField):
    """A value that has one way to be written, such as a room or a plate; written so on leaving.

    `parse` reads what was typed and raises ValueError where it cannot.
    """

    def __init__(
        self,
        name: str,
        parse: Callable[[str], object],
        *,
        wide: int = SHORT,
        hint: str = "",
        kind: str = "",
    ) -> None:
        super().__init__(name, wide=wide, hint=hint, kind=kind)
        self._parse = parse

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        try:
            self.setText(str(self._parse(plain(self.text()))))
        except ValueError:
            return
