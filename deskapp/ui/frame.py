"""The window's frame: places at the left, one search box on top, the page, and what the counter must know below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskapp.ui.buttons import ENTER
from deskapp.ui.fields import LineField
from deskapp.ui.focus import FocusRing
from deskapp.ui.messages import Messages
from deskapp.ui.places import Place, Places
from deskapp.ui.placing import column, let_go, row
from deskapp.ui.status import Fact, StatusBar
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Glyph, keycap, text

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
SITE_FROM = 860
"""Width in pixels from which the name of the centre is shown beside the search box."""


class SearchBox(LineField):
    """The one box that finds anything. The keyboard stays here while keys move in the list below.

    `moved` carries the key of an arrow or page key, `taken` is Enter, `picked` is Alt and a digit,
    `left` is Esc in an empty box; Esc in a filled one empties it.
    """

    moved = Signal(int)
    taken = Signal()
    picked = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        hint = "房号、姓名、拼音首字母、电话尾号、车牌、卡号、票号、业务"
        super().__init__("查找 F3", wide=0, hint=hint, kind="search")
        s = look().sizes
        self._mark = Glyph("magnifying-glass", "soft", s.icon)
        self._mark.setParent(self)
        self._cap = keycap("F3")
        self._cap.setParent(self)
        self.setTextMargins(s.icon + s.s, 0, self._cap.sizeHint().width() + s.s, 0)
        self.setMinimumWidth(s.px(320))
        self.setMaximumWidth(s.px(680))

    def clear(self) -> None:
        """Empty the box, as if the clerk had."""
        self.change("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if event.key() in MOVES:
            self.moved.emit(event.key())
        elif event.key() in ENTER:
            if not event.isAutoRepeat():
                self.taken.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and 1 <= digit <= 9 and self.text():
            self.picked.emit(digit)
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._cap.sizeHint()
        self._cap.move(self.width() - size.width() - 10, (self.height() - size.height()) // 2)
        self._mark.move(10, (self.height() - self._mark.height()) // 2)


class Frame(QWidget):
    """What every page lives in. It knows no data: the window sets what is shown and connects the signals.

    `place_chosen` carries the code name of a place.
    """

    place_chosen = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setWindowTitle("前台")
        self.search, self.messages, self.tasks = SearchBox(), Messages(below=look().sizes.xs), TaskBar()
        self.places, self.status = Places(places), StatusBar()
        self.site, self.clock = text("", "soft"), text("", "soft")
        self.site.hide()
        self.page: QWidget | None = None
        self._popup: QWidget | None = None
        self._slot = column(gap=0)
        self.places.chosen.connect(self.place_chosen)
        right = column(self._top(), self._notes(), gap=0)
        right.addLayout(self._slot, 1)
        body = row(self.places, gap=0)
        body.addLayout(right, 1)
        self.setLayout(column(body, self.status, gap=0))
        self.ring = FocusRing(self)

    def show_page(self, page: QWidget, place: str = "") -> QWidget | None:
        """Put a page into the frame and mark its place; returns the one before, hidden and still alive."""
        before = self.page
        if before is page:
            return None
        if before is not None:
            before.hide()
            self._slot.removeWidget(before)
        self.page = page
        self._slot.addWidget(page, 1)
        page.show()
        self.places.show_at(place)
        return before

    def set_fact(self, name: str, fact: Fact, *, right: bool = False) -> None:
        """Show a fact in the status bar, new or in the place of the one of the same name."""
        self.status.set_fact(name, fact, right=right)

    def set_site(self, words: str) -> None:
        """The name of the service centre, top right."""
        self.site.setText(words)

    def set_clock(self, words: str) -> None:
        """Day and time, top right."""
        self.clock.setText(words)

    def float_under_search(self, popup: QWidget | None) -> None:
        """Show a list under the search box, above the page, or take it away."""
        if self._popup is not None and self._popup is not popup:
            let_go(self._popup)
        self._popup = popup
        if popup is not None:
            popup.setParent(self)
            self._place_popup()
            popup.show()
            popup.raise_()

    def go_to_search(self) -> None:
        """F3: the keyboard to the search box, its words selected."""
        go_to(self.search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.site.setVisible(self.width() >= look().sizes.px(SITE_FROM))
        self._place_popup()

    def _place_popup(self) -> None:
        if self._popup is None:
            return
        corner = self.search.mapTo(self, self.search.rect().bottomLeft())
        low = self.height() - corner.y() - self.status.height() - look().sizes.m
        tall = min(self._popup.sizeHint().height(), low)
        self._popup.setGeometry(corner.x(), corner.y() + look().sizes.s, self.search.width(), tall)

    def _top(self) -> QHBoxLayout:
        s = look().sizes
        bar = row(self.search, None, self.site, s.s, self.clock)
        bar.setStretch(0, 1000)
        bar.setContentsMargins(s.s, s.s, s.xl, s.s)
        return bar

    def _notes(self) -> QWidget:
        """Messages and long work of the whole program, above whatever page is shown."""
        s = look().sizes
        holder = QWidget()
        lines = column(self.messages, self.tasks, gap=s.xs)
        lines.setContentsMargins(s.s, 0, s.xl, 0)
        holder.setLayout(lines)
        return holder
