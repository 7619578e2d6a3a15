"""One bar chart, painted by hand: every bar carries its figure, so that no bar has to be guessed."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deskapp.ui.placing import Centre
from deskapp.ui.theme import look


class BarChart(QWidget):
    """Vertical bars from nought; the last bar is the period in question, the others are for comparison."""

    HEAD, FOOT = 22, 24

    def __init__(self, bars: Sequence[tuple[str, float]], unit: str) -> None:
        super().__init__()
        self.bars = bars
        self.setMinimumHeight(look().sizes.px(96))
        self.setAccessibleName("；".join(f"{name} {value:g}{unit}" for name, value in bars))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self.width() / len(self.bars)
        top = max(value for _, value in self.bars)
        base = self.height() - self.FOOT
        for number, (name, value) in enumerate(self.bars):
            slot = QRectF(number * pitch, 0, pitch, self.height())
            tall = (base - self.HEAD) * value / top
            self._paint_bar(painter, slot, base, tall, f"{value:.1f}", name, last=number + 1 == len(self.bars))
        painter.setPen(QPen(QColor(look().scheme.edge), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))

    def _paint_bar(
        self, painter: QPainter, slot: QRectF, base: float, tall: float, value: str, name: str, *, last: bool
    ) -> None:
        c, s = look().scheme, look().sizes
        wide = min(slot.width() * 0.5, 44.0)
        bar = QRectF(slot.center().x() - wide / 2, base - tall, wide, tall)
        painter.fillRect(bar, QColor(c.accent if last else c.bar))
        painter.setFont(look().font(s.caption, bold=last))
        painter.setPen(QColor(c.ink if last else c.soft))
        painter.drawText(QRectF(slot.left(), bar.top() - 20, slot.width(), 18), Centre, value)
        painter.drawText(QRectF(slot.left(), base + 5, slot.width(), 18), Centre, name)
