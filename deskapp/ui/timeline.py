"""What happened, newest first, as a quiet stem of dates."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.ui.placing import Left
from deskapp.ui.theme import look


class Timeline(QWidget):
    """Events as (day, what, who and under which number). Two lines each, nothing coloured."""

    def __init__(self, events: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.events = events
        self.setAccessibleName("；".join(" ".join(event) for event in events))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(200), len(self.events) * self._pitch())

    def _pitch(self) -> int:
        return look().sizes.px(48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(self.events)):
            self._paint_stem(painter, number)
            self._paint_words(painter, number * self._pitch(), *self.events[number])

    def _paint_stem(self, painter: QPainter, number: int) -> None:
        c, s = look().scheme, look().sizes
        dot = QPointF(s.px(52) + 0.5, number * self._pitch() + s.px(11))
        if number + 1 < len(self.events):
            painter.setPen(QPen(QColor(c.line), 1))
            painter.drawLine(dot + QPointF(0, s.px(8)), dot + QPointF(0, self._pitch() - s.px(8)))
        painter.setPen(QPen(QColor(c.edge), 1.5))
        painter.setBrush(QColor(c.surface))
        painter.drawEllipse(dot, 3.5, 3.5)

    def _paint_words(self, painter: QPainter, top: int, day: str, what: str, who: str) -> None:
        c, s = look().scheme, look().sizes
        left, tall = s.px(68), s.px(22)
        painter.setFont(look().font(s.caption))
        painter.setPen(QColor(c.faint))
        painter.drawText(QRectF(0, top, s.px(46), tall), Left, day)
        painter.drawText(QRectF(left, top + tall, self.width() - left, s.px(18)), Left, who)
        painter.setFont(look().font(s.body))
        painter.setPen(QColor(c.ink))
        painter.drawText(QRectF(left, top, self.width() - left, tall), Left, what)
