"""Practice without hardware: cards of software that are laid on the emulated reader by a key or the mouse."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from deskapp.at_reader.practice import names_of
from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.classic import Classic, blank
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Card
from deskapp.desk import Desk
from deskapp.ui.buttons import Button
from deskapp.ui.cards.reader import CardReader
from deskapp.ui.choices import Choice
from deskapp.ui.fields import NAME, SHORT
from deskapp.ui.placing import Left, holding, row
from deskapp.ui.theme import look
from deskapp.ui.widgets import text
from deskapp.ui.words import say

NXP, FUDAN = b"\x04", b"\x1d"
"""How numbers of their cards may begin; 08 would be a number that changes."""


class PracticeTray(QWidget):
    """A line of buttons that move cards, two lines where one has no room; only where the reader is emulated.

    Cards that were used on other days are chosen by number and holder; a Classic card from the factory stands first.
    """

    def __init__(self, readers: PracticeReaders, desk: Desk) -> None:
        super().__init__()
        self.reader, self._readers, self._desk = readers.reader, readers, desk
        self.cards: list[Card] = []
        self._last: Card | None = None
        new, again, away, other = (Button(words) for words in ("放上一张新卡", "放回刚才那张", "拿走卡片", "放上"))
        self.others = Choice("放哪张练习卡", (), SHORT)
        new.clicked.connect(self.put_new)
        again.clicked.connect(self.put_again)
        away.clicked.connect(self.take)
        other.clicked.connect(self.put_other)
        gap = look().sizes.s
        self._moves = holding(text("练习用的卡", "soft"), new, again, away, gap=gap)
        self._known = holding(self.others, other, gap=gap)
        self._line = row(self._moves, self._known, None, gap=gap)
        for part in (self._moves, self._known):
            self._line.setAlignment(part, Left)
        self.setLayout(self._line)
        self.setMinimumWidth(self._moves.sizeHint().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @classmethod
    def of(cls, reader: CardReader | None) -> QWidget:
        """The tray of an emulated reader; an empty widget for a real one."""
        readers = reader.station.readers if reader else None
        if reader and isinstance(readers, PracticeReaders):
            return cls(readers, reader.desk)
        nothing = QWidget()
        nothing.hide()
        return nothing

    def put_new(self) -> None:
        """A new card from the factory."""
        self._put(Desfire(Chip("EV2", NXP + self._readers.random(6))))

    def put_again(self) -> None:
        """The card that lay there last, in this page or another, today or on another day."""
        card = self._last or self.reader.card or next(iter(self.cards), None)
        if card:
            self._put(card)

    def put_other(self) -> None:
        """The card that was chosen; the first choice is a new Classic card."""
        place = self.others.currentIndex() - 1
        self._put(self.cards[place] if place >= 0 else Classic(blank(FUDAN + self._readers.random(3))))

    def take(self) -> None:
        """Lift the card."""
        self._last = self.reader.card or self._last
        self.reader.take()

    def _put(self, card: Card) -> None:
        self._last = card
        self.reader.put(card)

    def _list(self) -> None:
        """Everything that was used, as it is called now."""
        self.cards = self._readers.kept()
        names = names_of(self._desk, self.cards)
        self.others.clear()
        self.others.addItems([say("Classic 新卡"), *names])
        self._fit()

    def _fit(self) -> None:
        """The longest name is read whole; what does not fit beside the first buttons stands below them."""
        sizes = look().sizes
        self.others.setFixedWidth(min(max(sizes.px(SHORT), self.others.sizeHint().width()), sizes.px(NAME)))
        needed = self._moves.sizeHint().width() + sizes.s + self._known.sizeHint().width()
        beside = needed <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
