"""The one focus ring of a window."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from deskapp.ui.theme import look

UNRINGED = QAbstractItemView | QScrollArea  # a list rings its current row itself
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Two pixels of accent around what has the keyboard: on the edge of fields, with a gap elsewhere.

    The ring lies over the window and follows whatever moves between the field and the window. A page that holds the
    keyboard only because nothing in it can take it, or because it was clicked on, wears none. A widget may name the
    part of it that is ringed, within its own edge, as `ringed`. On what is wrong the ring takes the colour of that.
    """

    GAP = 2

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._watched: list[QWidget] = []
        self._around: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        around = getattr(new, "ringed", new)
        inside = around is not None and around is not self._window and self._window.isAncestorOf(around)
        stop = new is not None and bool(new.focusPolicy() & Qt.FocusPolicy.TabFocus)
        self._around = around if inside and stop else None
        self._watched = list(self._between())
        for watched in self._watched:
            watched.installEventFilter(self)
        self._place()

    def _between(self) -> Iterator[QWidget]:
        """The ringed widget and all that holds it, up to the window."""
        step = self._around
        while step is not None and step is not self._window:
            yield step
            step = step.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return False

    def _place(self) -> None:
        around = self._around
        if around is None or not isValid(around) or not around.isVisible() or isinstance(around, UNRINGED):
            self.hide()
            return
        grow = self._grow(around)
        corner = around.mapTo(self._window, around.rect().topLeft())
        box = QRect(corner, around.size()).adjusted(-grow, -grow, grow, grow)
        self.setGeometry(box)
        seen = self._seen(box)
        self.setMask(QRegion(seen.translated(-box.topLeft())))
        self.setVisible(not seen.isEmpty())
        self.raise_()

    def _seen(self, box: QRect) -> QRect:
        """The part of the ring that no scrolled page hides."""
        for holder in self._watched:
            if isinstance(holder, QAbstractScrollArea) and holder is not self._around:
                port = holder.viewport()
                box = box.intersected(QRect(port.mapTo(self._window, QPoint()), port.size()))
        return box

    def _grow(self, around: QWidget) -> int:
        if around is not QApplication.focusWidget():
            return 0
        return 1 if isinstance(around, QLineEdit | QComboBox | QPlainTextEdit) else self.GAP + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = look().scheme
        wrong = self._around is not None and bool(self._around.property("wrong"))
        painter.setPen(QPen(QColor(c.danger if wrong else c.accent_ink), 2))
        spread = self._grow(self._around) if self._around else 1
        radius = look().sizes.corner + spread - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
