"""Buttons: one main button a page, plain ones beside it, quiet ones in lines, tiles; each shows its key."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from deskapp.ui.icons import icon
from deskapp.ui.placing import Centre, Left
from deskapp.ui.theme import look
from deskapp.ui.words import say

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ENTER_PRESSES = ("plain", "quiet", "tile", "tab")


class Button(QPushButton):
    """A button that shows its key. Kinds: main, plain, quiet, danger, tile, segment, tab.

    A double click presses it once.
    """

    def __init__(self, words: str, key: str = "", *, kind: str = "plain", glyph: str = "", large: bool = False) -> None:
        super().__init__()
        self.kind, self.glyph = kind, glyph
        s = look().sizes
        self.tall = s.control_l if large else s.control_s if kind in ("tab", "quiet") else s.control
        if kind == "tile":
            self.tall = s.control_l + s.m
        self.setFixedHeight(self.tall)
        self.setCheckable(kind in ("segment", "tab"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        stretch = QSizePolicy.Policy.Expanding if kind == "tile" else QSizePolicy.Policy.Fixed
        self.setSizePolicy(stretch, QSizePolicy.Policy.Fixed)
        self.say(words, key)

    def say(self, words: str, key: str = "") -> None:
        """Show other words and the key that presses it."""
        self.key = key
        self.setText(say(words))
        self.setAccessibleName(f"{self.text()} {key}".strip())
        self.updateGeometry()
        self.update()

    def refuse(self, reason: str) -> "Button":
        """Grey the button and say why, or free it with no reason. The page shows the same words beside it."""
        self.setEnabled(not reason)
        self.setToolTip(say(reason))
        return self

    def sizeHint(self) -> QSize:
        pad = 10 if self.kind in ("quiet", "tab") else 14
        return QSize(self._content_width() + 2 * pad, self.tall)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the keyboard, except the kinds that take money or undo something."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif self.kind in ENTER_PRESSES and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, edge, ink = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        radius = look().sizes.radius if self.kind == "tile" else look().sizes.corner
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self._paint_content(painter, ink)

    def _colours(self) -> tuple[str, str, str]:
        """Ground, edge and ink for the state the button is in; an empty string paints nothing."""
        c = look().scheme
        hot, down = self.underMouse(), self.isDown()
        if not self.isEnabled():
            return "" if self.kind == "quiet" else c.sunken, "", c.edge
        if self.kind == "main":
            return (c.accent_press if down else c.accent_hover if hot else c.accent), "", c.on_accent
        if self.kind == "segment" and self.isChecked():
            return c.accent_tint, c.accent_ink, c.accent_ink
        if self.kind == "quiet":
            return (c.sunken if hot or down else ""), "", c.ink if self.key else c.accent_ink
        if self.kind == "tab":
            here = self.isChecked()
            return (c.accent_tint if here else c.sunken if hot else ""), "", c.accent_ink if here else c.soft
        ink = c.danger if self.kind == "danger" else c.ink
        edge = c.line if self.kind == "tile" else c.danger if self.kind == "danger" else c.rim
        return (c.sunken if down else c.hover if hot else c.surface), edge, ink

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        s = look().sizes
        tile = self.kind == "tile"
        x = 14 if tile else (self.width() - self._content_width()) // 2
        if self.glyph:
            colour = look().scheme.accent_ink if tile and self.isEnabled() else ink
            size = self._glyph_size()
            icon(self.glyph, colour).paint(painter, QRect(x, (self.height() - size) // 2, size, size))
            x += size + s.s
        painter.setFont(self._font())
        painter.setPen(QColor(ink))
        painter.drawText(QRect(x, 0, self.width() - x, self.height()), Left, self.text())
        if self.key:
            x += QFontMetrics(self._font()).horizontalAdvance(self.text()) + s.s
            self._paint_key(painter, self.width() - self._key_width() - 12 if tile else x, ink)

    def _paint_key(self, painter: QPainter, x: int, ink: str) -> None:
        c, s = look().scheme, look().sizes
        box = QRectF(x, (self.height() - s.caption - 6) / 2, self._key_width(), s.caption + 6)
        ground = QColor(c.on_accent if self.kind == "main" and self.isEnabled() else c.sunken)
        if self.kind == "main" and self.isEnabled():
            ground.setAlpha(46)
        elif not self.isEnabled():
            ground = QColor(c.surface)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(look().font(s.caption))
        painter.setPen(QColor(ink if self.kind == "main" or not self.isEnabled() else c.soft))
        painter.drawText(box, Centre, self.key)

    def _font(self) -> QFont:
        bold = self.kind in ("main", "tile") or self.isChecked()
        return look().font(look().sizes.body, bold=bold)

    def _glyph_size(self) -> int:
        return look().sizes.icon_l if self.kind == "tile" else look().sizes.icon

    def _key_width(self) -> int:
        return QFontMetrics(look().font(look().sizes.caption)).horizontalAdvance(self.key) + 10

    def _content_width(self) -> int:
        gap = look().sizes.s
        wide = QFontMetrics(look().font(look().sizes.body, bold=True)).horizontalAdvance(self.text())
        wide += self._glyph_size() + gap if self.glyph else 0
        return wide + (self._key_width() + gap if self.key else 0)
