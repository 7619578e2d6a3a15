"""What a table cell holds, and how it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskapp.ui.icons import STATES, icon
from deskapp.ui.placing import Left
from deskapp.ui.states import badge_size, paint_badge
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import draw_check
from deskapp.ui.words import minus

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Cell:
    """What a cell shows: words with something quieter after them, a badge, a share as a bar, or a choice.

    With `ticked` the cell begins with a tick box that Space or a click turns. `barred` choices are struck out.
    """

    words: str
    tone: Tone | None = None
    badge: bool = False
    strong: bool = False
    quiet: bool = False
    icon: str = ""
    more: str = ""
    share: float | None = None
    choices: tuple[str, ...] = ()
    chosen: int = 0
    barred: tuple[int, ...] = ()
    ticked: bool | None = None


def badge(words: str, tone: Tone = Tone.PLAIN) -> Cell:
    """A cell that is one badge."""
    return Cell(words, tone, badge=True)


class CellPainter(QStyledItemDelegate):
    """Paints a cell: ground of the row, hairline, then words, figure or badge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        cell: Cell = index.data(CELL)
        box = inside(option.rect, index.column(), index.model().columnCount())
        if cell.choices:
            _paint_choices(painter, box, cell)
        elif cell.badge:
            size = badge_size(cell.words)
            at = QPoint(box.left(), box.center().y() - size.height() // 2 + 1)
            tinted = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_badge(painter, at, cell.words, cell.tone or Tone.PLAIN, tinted=tinted)
        else:
            self._paint_words(painter, box, cell, index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = look().scheme
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(c.accent_tint))
            focused = option.widget.hasFocus()
            if index.column() == 0 and not focused:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(c.accent_ink))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(c.hover))
        last = index.row() == index.model().rowCount() - 1
        if not last:
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(c.line))

    def _paint_words(self, painter: QPainter, box: QRect, cell: Cell, align: Qt.AlignmentFlag) -> None:
        c, s = look().scheme, look().sizes
        ink = c.tone_ink(cell.tone) if cell.tone else c.soft if cell.quiet else c.ink
        if cell.ticked is not None:
            box = _paint_tick(painter, box, on=cell.ticked)
        if cell.share is not None:
            box = _paint_share(painter, box, cell.share, ink)
        if cell.icon:
            icon(cell.icon, ink).paint(painter, QRect(box.left(), box.center().y() - s.icon // 2 + 1, s.icon, s.icon))
            box = box.adjusted(s.icon + s.s, 0, 0, 0)
        painter.setFont(look().font(s.body, bold=cell.strong))
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(minus(cell.words), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, align, words)
        if cell.more:
            box = box.adjusted(metrics.horizontalAdvance(words) + s.s, 0, 0, 0)
            painter.setFont(look().font(s.caption))
            painter.setPen(QColor(c.faint))
            more = painter.fontMetrics().elidedText(cell.more, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Left, more)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, look().sizes.row)


def inside(box: QRect, column: int, columns: int) -> QRect:
    """A cell less its padding; the outer columns line up with the title of the panel around the table."""
    s = look().sizes
    return box.adjusted(s.s if column else s.l, 0, -s.l if column == columns - 1 else -s.s, -1)


def _paint_tick(painter: QPainter, box: QRect, *, on: bool) -> QRect:
    """A tick box; the words follow in the rectangle that is returned."""
    c, s = look().scheme, look().sizes
    square = QRectF(box.left(), box.center().y() - s.tick // 2, s.tick, s.tick).adjusted(0.5, 0.5, 0.5, 0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(c.accent if on else c.edge), 1))
    painter.setBrush(QColor(c.accent if on else c.surface))
    painter.drawRoundedRect(square, 3, 3)
    if on:
        draw_check(painter, square, c.on_accent)
    return box.adjusted(s.tick + s.m, 0, 0, 0)


def _paint_share(painter: QPainter, box: QRect, share: float, ink: str) -> QRect:
    """A share of one as a short bar; the figure follows in the rectangle that is returned."""
    track = QRect(box.left(), box.center().y() - 2, min(120, box.width() - 64), 6)
    fill = look().scheme.bar if ink == look().scheme.ink else ink
    painter.fillRect(track, QColor(look().scheme.sunken))
    painter.fillRect(QRect(track.topLeft(), QSize(round(track.width() * share), 6)), QColor(fill))
    return box.adjusted(track.width() + look().sizes.s, 0, 0, 0)


def _paint_choices(painter: QPainter, box: QRect, cell: Cell) -> None:
    """One of a few, in a cell: the chosen one is a badge in bold; what may not be chosen is struck out."""
    c, s = look().scheme, look().sizes
    tones = (Tone.OK, Tone.INFO, Tone.WARN)
    left = box.left()
    for number, words in enumerate(cell.choices):
        on = number == cell.chosen
        font = look().font(s.body, bold=on)
        font.setStrikeOut(number in cell.barred)
        painter.setFont(font)
        wide = QFontMetrics(look().font(s.body, bold=True)).horizontalAdvance(words) + s.icon + 16
        pill = QRect(left, box.center().y() - 11, wide, 24)
        ink, ground = c.tone(tones[number]) if on else (c.edge if number in cell.barred else c.faint, "")
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(pill, s.corner, s.corner)
            mark = QRect(left + 6, pill.center().y() - s.icon_s // 2 + 1, s.icon_s, s.icon_s)
            icon(STATES[tones[number]], ink).paint(painter, mark)
        painter.setPen(QColor(ink))
        painter.drawText(pill.adjusted(s.icon + 6, 0, 0, 0), Left, words)
        left += wide + 2
