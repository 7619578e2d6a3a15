"""Answers that are ticked or chosen from a list."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionButton

from deskapp.ui.buttons import ENTER
from deskapp.ui.fields import SHORT
from deskapp.ui.theme import look
from deskapp.ui.widgets import draw_check
from deskapp.ui.words import say


class Tick(QCheckBox):
    """Something the clerk confirms. The style sheet draws the box; the mark in it is ours."""

    AIR = 2
    """Pixels behind the last character, so that the focus ring does not lie on it."""

    edited = Signal()

    def __init__(self, words: str, on: bool = False) -> None:
        super().__init__(say(words))
        self.setChecked(on)
        self.clicked.connect(lambda _on: self.edited.emit())

    def said(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def fill(self, said: object) -> None:
        """Show what was said before."""
        self.setChecked(bool(said))

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self.AIR, 0)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() + QSize(self.AIR, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter goes on, whatever the platform thinks of it."""
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_check(painter, QRectF(box), look().scheme.on_accent)


class Choice(QComboBox):
    """One of many, behind a caret. For up to six, `Segments` is better: everything in sight."""

    edited = Signal()

    def __init__(self, name: str, words: Sequence[str], wide: int = SHORT) -> None:
        super().__init__()
        self.addItems([say(word) for word in words])
        self.setAccessibleName(say(name))
        self.setFixedWidth(look().sizes.px(wide))
        self.activated.connect(lambda _place: self.edited.emit())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel scrolls the page and never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        pen = QPen(QColor(look().scheme.soft), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        at = QPointF(self.width() - 16, self.height() / 2)
        painter.drawPolyline([at + QPointF(-4, -2), at + QPointF(0, 2), at + QPointF(4, -2)])
