"""今日: procedures to start, what is due, what lies half-done, how many wait."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.overview.home_view import HomeView
from deskapp.overview.shown import Leads, Link
from deskapp.ui.actions import Actions, Command, Keys
from deskapp.ui.buttons import Button
from deskapp.ui.messages import Messages
from deskapp.ui.offers import Offer
from deskapp.ui.pages.home_aside import Aside
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.today import TodayList
from deskapp.ui.placing import column, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to

COMMANDS = (
    Command("queue_more", "等候人数加一", "+", "home"),
    Command("queue_less", "等候人数减一", "-", "home"),
    Command("finish_task", "选中的待办已办结", "Del", "home"),
)
HOME_KEYS: Keys = (("字母、数字", "直接查找"),)
TILES = 6
ASIDE_FROM = 1100
TOGETHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class HomePage(Page):
    """Tiles and codes to start from, today's list, and beside it what lies around; in a small window less.

    While practising, `tray` stands below: cards of software are laid down here as any other (cards.md 3.1).
    """

    def __init__(
        self, read: Callable[[], HomeView], window: Actions, offers: Sequence[Offer], tray: QWidget | None = None
    ) -> None:
        super().__init__("today")
        s = look().sizes
        self._read = read
        self.clock, self.today, self.aside = Messages(), TodayList(), Aside()
        self.today.opened.connect(self.open)
        self.today.typed.connect(self.typed)
        self.today.emptied.connect(lambda: go_to(self.first()))
        self.aside.taken_up.connect(lambda request_id: self.open(Link(Leads.DRAFT, request_id)))
        step = self.aside.queue.step
        self.commands.declare(
            COMMANDS, queue_more=lambda: step(1), queue_less=lambda: step(-1), finish_task=self._finish
        )
        self.commands.bind(self, "home")
        lists = row(gap=s.l)
        lists.addWidget(self.today, 1)
        lists.addWidget(self.aside)
        first = sorted(offers, key=lambda offer: not offer.key)[:TILES]
        others = [offer for offer in offers if offer not in first]
        tiles = (Tiles(window, first), Codes(window, others))
        layout = column(self.clock, *tiles, lists, *((tray,) if tray else ()), gap=s.s)
        layout.setStretch(3, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.l)
        self.setLayout(layout)

    def refresh(self) -> None:
        view = self._read()
        self.clock.show_only(Tone.WARN, *view.clock.split("。"))
        self.today.show_matters(view.matters)
        self.aside.show_view(view)

    def first(self) -> QWidget:
        """The list, so that arrows work at once; the page itself where nothing waits, so that typing still searches."""
        return self if self.today.empty else self.today.table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed where nothing else wants it is searched for."""
        words, with_keys = event.text(), event.modifiers() & TOGETHER
        if words.isprintable() and words.strip() and not with_keys:
            self.typed.emit(words)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if matter := self.today.current():
            self.finished.emit(matter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.aside.setVisible(self.width() >= look().sizes.px(ASIDE_FROM))


class Tiles(QWidget):
    """The first procedures, all of one width; those that do not fit are under 全部业务."""

    def __init__(self, window: Actions, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._tiles = [_tile(window, offer) for offer in offers]
        line = row(*self._tiles)
        for place in range(len(self._tiles)):
            line.setStretch(place, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max((tile.sizeHint().width() for tile in self._tiles), default=1) + look().sizes.s
        fitting = max(1, (self.width() + look().sizes.s) // widest)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < fitting)


class Codes(QWidget):
    """The other procedures by the code one types for them; those that do not fit are under 全部业务."""

    def __init__(self, window: Actions, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._codes = [_code(window, offer) for offer in offers]
        self._every = window.button("palette", kind="quiet")
        self.setLayout(row(look().sizes.px(6), *self._codes, None, self._every, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._every.sizeHint().width() - look().sizes.l
        for button in self._codes:
            room -= button.sizeHint().width()
            button.setVisible(room >= 0)


def _tile(window: Actions, offer: Offer) -> Button:
    tile = window.button(offer.name, kind="tile", glyph=offer.icon)
    tile.say(offer.short or offer.title, offer.key or offer.code)
    tile.setMinimumWidth(1)
    return tile


def _code(window: Actions, offer: Offer) -> Button:
    button = window.button(offer.name, kind="quiet")
    button.say(offer.short or offer.title, offer.key or offer.code)
    return button
