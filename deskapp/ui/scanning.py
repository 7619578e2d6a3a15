"""Hears a scanner that types like a keyboard, wherever the keyboard is, and opens the paper it has read."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from deskapp.overview.shown import Link
from deskapp.ui.buttons import ENTER
from deskapp.ui.fields import LineField
from deskapp.ui.segments import Segments
from deskapp.ui.story_field import StoryField

LEAST, GAP_MS = 6, 80
"""Letters of the shortest code, and the longest time between two of them: no hand is so fast for so long."""
SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock)
"""What a scanner presses beside the letters."""


class Scanning(QObject):
    """`opens` carries the Link of a paper that was read. What a scanner has typed into a field is taken out of it.

    Times are those of the keys themselves, so that a slow computer hears a scanner too.
    """

    opens = Signal(object)

    def __init__(self, parent: QWidget, scanned: Callable[[str], Link | None]) -> None:
        super().__init__(parent)
        self._scanned = scanned
        self._window: QWindow | None = None
        self._typed, self._last = "", 0
        self._put_back: Callable[[], object] = lambda: None

    def listen(self, window: QWindow | None) -> None:
        """Hear the keys of a window before any widget does."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parent()
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        return isinstance(parent, QWidget) and parent.isVisible() and self._hear(event)

    def _hear(self, event: QKeyEvent) -> bool:
        """Whether this key was the end of a code, and is not to reach what it was typed into."""
        typed, late = self._typed, event.timestamp() - self._last > GAP_MS
        self._last = event.timestamp()
        if event.key() in SHIFTS:
            return False
        self._typed = ""
        if event.key() in ENTER:
            return not late and len(typed) >= LEAST and self._opened(typed)
        if event.text().isprintable() and event.text() and not event.isAutoRepeat():
            self._typed = event.text() if late or not typed else typed + event.text()
            if len(self._typed) == 1:
                self._put_back = _as_it_is(QApplication.focusWidget())
        return False

    def _opened(self, code: str) -> bool:
        link = self._scanned(code)
        if link is None:
            return False
        self._put_back()
        self.opens.emit(link)
        return True


def _as_it_is(field: QWidget | None) -> Callable[[], object]:
    """What gives a field back what it says now."""
    match field:
        case LineField():
            words = field.text()
            return lambda: field.change(words)
        case StoryField():
            told = field.said()
            return lambda: field.fill(told)
        case Segments():
            place = field.current
            return lambda: field.select(place)
        case _:
            return lambda: None
