"""One bar chart, painted by hand from nought: every bar carries its figure, so that no bar has to be guessed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.kernel.bars import Bars
from deskapp.kernel.money import Money
from deskapp.ui.placing import Centre, Left
from deskapp.ui.theme import look
from deskapp.ui.words import minus, say

TITLE, FIGURE, FOOT = 24, 18, 22
"""Heights of the title, of the figure above a bar, and of the name below it, for medium text."""
TALL, WIDEST, PART = 168, 40, 0.6
"""The height of a chart, the widest bar, and how much of its slot the bars fill, for medium text."""
YUAN, MYRIAD = 100, 10_000_00
"""Fen."""


def short(amount: Money) -> str:
    """An amount in few letters, rounded to yuan or to a tenth of ten thousand: 743, 1.2万. The list has the fen."""
    sign, fen = "-" if amount.fen < 0 else "", abs(amount.fen)
    if fen >= MYRIAD:
        whole, tenth = divmod((fen * 10 + MYRIAD // 2) // MYRIAD, 10)
        return minus(f"{sign}{whole:,}.{tenth}") + say("万")
    return minus(f"{sign}{(fen + YUAN // 2) // YUAN:,}")


class BarChart(QWidget):
    """Vertical bars; what they are compared with stands pale beside them. Amounts below nought hang down."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: Bars | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, look().sizes.px(TALL))

    def show_bars(self, bars: Bars) -> None:
        """Show other bars; they are told in words too."""
        self.bars = bars
        told = (f"{name} {amount}" for name, amount in zip(bars.names, bars.shown, strict=True))
        self.setAccessibleName(say(bars.title))
        self.setAccessibleDescription("；".join(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.bars is None or not self.bars.names:
            return
        painter = QPainter(self)
        self._paint_title(painter, self.bars)
        rows = [row for row in (self.bars.before, self.bars.shown) if row]
        fen = [0, *(amount.fen for row in rows for amount in row)]
        top, low = self._px(TITLE + FIGURE), self.height() - self._px(FOOT)
        whole = (max(fen) - min(fen)) or 1
        base = top + (low - top) * max(fen) / whole
        pitch = self.width() / len(self.bars.names)
        for place, name in enumerate(self.bars.names):
            slot = QRectF(place * pitch, 0, pitch, self.height())
            self._paint_name(painter, slot, name)
            self._paint_slot(painter, slot, [row[place] for row in rows], base, (low - top) / whole)
        painter.setPen(QPen(QColor(look().scheme.edge), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))

    def _paint_title(self, painter: QPainter, bars: Bars) -> None:
        painter.setFont(look().font(look().sizes.caption))
        painter.setPen(QColor(look().scheme.soft))
        told = say("{title}（元）", title=say(bars.title))
        if bars.before:
            shown, before = say(bars.label), say(bars.label_before)
            told = say("{title}：深色 {shown}，浅色 {before}", title=told, shown=shown, before=before)
        painter.drawText(QRectF(0, 0, self.width(), self._px(TITLE)), Left, told)

    def _paint_slot(self, painter: QPainter, slot: QRectF, amounts: list[Money], base: float, per_fen: float) -> None:
        c, one = look().scheme, min(slot.width() * PART / len(amounts), self._px(WIDEST))
        left = slot.center().x() - one * len(amounts) / 2
        for nth, amount in enumerate(amounts):
            shown = nth + 1 == len(amounts)
            tall = amount.fen * per_fen
            bar = QRectF(left + nth * one, base - tall, one, tall).normalized()
            painter.fillRect(bar, QColor(c.accent if shown else c.bar))
            if shown and amount:
                self._paint_figure(painter, bar.center().x(), bar.top(), slot.width(), short(amount))

    def _paint_figure(self, painter: QPainter, middle: float, top: float, room: float, words: str) -> None:
        """Above its bar; left out where it would run into its neighbour's."""
        painter.setFont(look().font(look().sizes.caption))
        if (wide := QFontMetricsF(painter.font()).horizontalAdvance(words)) < room:
            painter.setPen(QColor(look().scheme.ink))
            tall = self._px(FIGURE)
            left = min(middle - wide / 2, self.width() - wide)
            painter.drawText(QRectF(left, top - tall, wide + 1, tall), Left, words)

    def _paint_name(self, painter: QPainter, slot: QRectF, name: str) -> None:
        painter.setFont(look().font(look().sizes.caption))
        painter.setPen(QColor(look().scheme.soft))
        tall = self._px(FOOT)
        words = QFontMetricsF(painter.font()).elidedText(say(name), Qt.TextElideMode.ElideRight, slot.width() - 4)
        painter.drawText(QRectF(slot.left(), self.height() - tall, slot.width(), tall), Centre, words)

    def _px(self, value: float) -> int:
        return look().sizes.px(value)
