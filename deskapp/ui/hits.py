"""The list under the search box, painted in one go so that it keeps up with typing; the keyboard stays in the box."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from deskapp.overview.search_view import Hit
from deskapp.ui.actions import Keys
from deskapp.ui.icons import icon
from deskapp.ui.placing import Centre, Left, column, row
from deskapp.ui.states import badge_size, paint_badge
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import keys, rule, text
from deskapp.ui.words import say

ICONS = {
    "单元": "house-line",
    "人": "user",
    "车辆": "car-simple",
    "门禁卡": "identification-card",
    "票据": "receipt",
    "业务": "squares-four",
    "命令": "keyboard",
}
KEYS: Keys = (("↑ ↓", "选择"), ("Enter", "打开"), ("Alt+1–9", "直达"), ("F2", "直接收费"), ("Esc", "清除"))
GROUP, PICKED = 48, 9


class HitList(QWidget):
    """Rows of hits in their groups, one of them current. `picked` carries the place of a row that was clicked."""

    picked = Signal(int)

    def __init__(self, hits: Sequence[Hit]) -> None:
        super().__init__()
        self.hits, self.current = hits, 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name_current()

    def step(self, by: int) -> None:
        """Mark the row so many rows further, stopping at the ends."""
        self.current = min(max(0, self.current + by), max(0, len(self.hits) - 1))
        self._name_current()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, len(self.hits) * look().sizes.row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y()) // look().sizes.row
        if 0 <= place < len(self.hits):
            self.picked.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, hit in enumerate(self.hits):
            box = QRect(0, place * look().sizes.row, self.width(), look().sizes.row)
            if place == self.current:
                _paint_mark(painter, box)
            first = place == 0 or self.hits[place - 1].group != hit.group
            _paint_hit(painter, box, hit, place + 1, show_group=first)

    def _name_current(self) -> None:
        if self.hits:
            hit = self.hits[self.current]
            self.setAccessibleDescription(f"{hit.group} {hit.name} {hit.about}")


class SearchPopup(QFrame):
    """The hits, how many more there are, and the keys."""

    def __init__(self, hits: Sequence[Hit], more: int, hint: str, shown: Keys = KEYS) -> None:
        super().__init__()
        s = look().sizes
        self.setProperty("kind", "popup")
        self.list = HitList(hits)
        aside = say("另有 {more} 项，请多输几个字", more=more) if more else hint
        foot = row(keys(*shown), None, text(aside, "caption"))
        foot.setContentsMargins(s.m, s.s, s.m, s.s)
        none = text("没有找到。可以换房号、姓名、拼音首字母、电话尾号再试", "soft")
        none.setContentsMargins(s.m, s.s, s.m, s.s)
        lines = column(self.list if hits else none, s.xs, rule(), foot, gap=0)
        lines.setContentsMargins(s.xs, s.xs, s.xs, 0)
        self.setLayout(lines)


def _paint_mark(painter: QPainter, box: QRect) -> None:
    c, s = look().scheme, look().sizes
    painter.setPen(QPen(QColor(c.accent_ink), 2))
    painter.setBrush(QColor(c.accent_tint))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), s.corner, s.corner)


def _paint_hit(painter: QPainter, box: QRect, hit: Hit, number: int, *, show_group: bool) -> None:
    c, s = look().scheme, look().sizes
    left, right = box.left() + s.m, _paint_number(painter, box, number)
    if show_group:
        painter.setFont(look().font(s.caption))
        painter.setPen(QColor(c.faint))
        painter.drawText(QRect(left, box.top(), s.px(GROUP), box.height()), Left, say(hit.group))
    left += s.px(GROUP) + s.s
    mark = QRect(left, box.center().y() - s.icon // 2 + 1, s.icon, s.icon)
    icon(ICONS.get(hit.group, "squares-four"), c.soft).paint(painter, mark)
    left += s.icon + s.s
    if hit.state:
        size = badge_size(say(hit.state.words))
        right -= size.width() + s.s
        at = QRect(right, box.center().y() - size.height() // 2 + 1, 0, 0).topLeft()
        paint_badge(painter, at, say(hit.state.words), Tone(hit.state.mark.value))
    left = _paint_matched(
        painter, QRect(left, box.top(), right - left, box.height()), hit.name, hit.match, s.body, c.ink
    )
    rest = QRect(left + s.s, box.top(), right - left - 2 * s.s, box.height())
    _paint_matched(painter, rest, hit.about, hit.match, s.caption, c.faint)


def _paint_number(painter: QPainter, box: QRect, number: int) -> int:
    """The digit that picks this row with Alt; returns where room for other things ends."""
    c, s = look().scheme, look().sizes
    if number > PICKED:
        return box.right() - s.s
    cap = QRect(box.right() - s.s - s.px(18), box.center().y() - s.px(9) + 1, s.px(18), s.px(18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.sunken))
    painter.drawRoundedRect(cap, 3, 3)
    painter.setFont(look().font(s.caption))
    painter.setPen(QColor(c.soft))
    painter.drawText(cap, Centre, str(number))
    return cap.left() - s.s


def _paint_matched(painter: QPainter, box: QRect, words: str, match: str, size: int, ink: str) -> int:
    """Words with the matching part set off in bold accent; returns where they end."""
    plain, bold = look().font(size), look().font(size, bold=True)
    before, hit, after = words.partition(match) if match else (words, "", "")
    left = box.left()
    for part, font, colour in ((before, plain, ink), (hit, bold, look().scheme.accent_ink), (after, plain, ink)):
        if part and left < box.right():
            metrics = QFontMetrics(font)
            fitting = metrics.elidedText(part, Qt.TextElideMode.ElideRight, box.right() - left)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(QRect(left, box.top(), box.right() - left, box.height()), Left, fitting)
            left += metrics.horizontalAdvance(fitting)
    return left
