"""Practice without hardware: cards of software that are laid on the emulated reader by a key or the mouse."""

from secrets import token_bytes

from PySide6.QtWidgets import QWidget

from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Card, Reader
from deskapp.ui.buttons import Button
from deskapp.ui.cards.reader import CardReader
from deskapp.ui.placing import row
from deskapp.ui.theme import look
from deskapp.ui.widgets import text

NXP = b"\x04"


class PracticeTray(QWidget):
    """A line of buttons that move cards; there is one only where the reader is emulated."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self._last: Card | None = reader.card
        new, again, away = Button("放上一张新卡"), Button("放回刚才那张"), Button("拿走卡片")
        new.clicked.connect(self.put_new)
        again.clicked.connect(self.put_again)
        away.clicked.connect(self.take)
        self.setLayout(row(text("练习用的卡", "soft"), new, again, away, None, gap=look().sizes.s))

    @classmethod
    def of(cls, reader: CardReader | None) -> QWidget:
        """The tray of an emulated reader; an empty widget for a real one."""
        readers = reader.station.readers if reader else None
        if isinstance(readers, PracticeReaders):
            return cls(readers.reader)
        nothing = QWidget()
        nothing.hide()
        return nothing

    def put_new(self) -> None:
        """A new card from the factory."""
        self._put(Desfire(Chip("EV2", NXP + token_bytes(6))))

    def put_again(self) -> None:
        """The card that lay there last."""
        if self._last:
            self._put(self._last)

    def take(self) -> None:
        """Lift the card."""
        self._last = self.reader.card or self._last
        self.reader.take()

    def _put(self, card: Card) -> None:
        self._last = card
        self.reader.put(card)
