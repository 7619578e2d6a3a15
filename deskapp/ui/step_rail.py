"""Where we are in a procedure."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.ui.placing import Centre, Left
from deskapp.ui.theme import look
from deskapp.ui.widgets import draw_check
from deskapp.ui.words import say


class StepRail(QWidget):
    """Where we are in a procedure: done steps with what was answered, this step, steps to come.

    `current` is the place of this step, or the number of steps once all are done.
    """

    def __init__(self, steps: Sequence[tuple[str, str]] = (), current: int = 0) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._narrow = False
        self._dot = look().sizes.px(20)
        self.set_steps(steps, current)

    def set_steps(self, steps: Sequence[tuple[str, str]], current: int) -> None:
        """Show other steps as (title, what was answered)."""
        self.steps, self.current = steps, current
        here = say(steps[current][0]) if current < len(steps) else say("完成")
        words = say("第 {n} 步，共 {all} 步：{here}", n=min(current + 1, len(steps)), all=len(steps), here=here)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the dots alone."""
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = self._dot + 4 if self._narrow else look().sizes.rail
        return QSize(wide, len(self.steps) * self._pitch())

    def _pitch(self) -> int:
        return look().sizes.body + look().sizes.caption + 26

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, (title, answer) in enumerate(self.steps):
            top = index * self._pitch()
            stem = self._dot // 2 + 1
            if index:
                painter.setPen(QPen(QColor(look().scheme.line), 2))
                painter.drawLine(stem, top - self._pitch() + self._dot + 8, stem, top - 2)
            self._paint_dot(painter, QRectF(1, top + 2, self._dot, self._dot), index)
            self._paint_words(painter, top, index, title, answer)

    def _paint_dot(self, painter: QPainter, box: QRectF, index: int) -> None:
        c = look().scheme
        here = index == self.current
        painter.setPen(QPen(QColor(c.accent if here else c.line if index < self.current else c.edge), 1.25))
        painter.setBrush(QColor(c.accent if here else c.accent_tint if index < self.current else c.surface))
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
        if index < self.current:
            draw_check(painter, box.adjusted(3, 3, -3, -3), c.accent_ink)
            return
        painter.setPen(QColor(c.on_accent if here else c.faint))
        painter.setFont(look().font(look().sizes.caption, bold=here))
        painter.drawText(box, Centre, str(index + 1))

    def _paint_words(self, painter: QPainter, top: int, index: int, title: str, answer: str) -> None:
        c, s = look().scheme, look().sizes
        here = index == self.current
        left, wide = self._dot + 12, self.width() - self._dot - 12
        painter.setPen(QColor(c.faint if index > self.current else c.ink))
        painter.setFont(look().font(s.body, bold=here))
        painter.drawText(QRect(left, top, wide, self._dot + 4), Left, say(title))
        painter.setPen(QColor(c.faint))
        painter.setFont(look().font(s.caption))
        line = painter.fontMetrics().elidedText(answer, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left, top + self._dot + 3, wide, s.caption + 6), Left, line)
