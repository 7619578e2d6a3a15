"""A card that is laid down while nothing waits for one: the window is told, and opens what it is about."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from deskapp.at_reader.card import Seen
from deskapp.cards.errors import CardError
from deskapp.desk import Desk
from deskapp.kernel.shown_card import OurCard
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.cards.sounds import Beeper


class CardGreeting(QObject):
    """Looks at every card while its frame is in sight; a card that lies there is told once, until it has left.

    `came` carries the Seen, `refused` the CardError of one that is not ours. Whoever waits for cards on a page of its
    own hears of them too: the frame passes over what it hears meanwhile.
    """

    came = Signal(object)
    refused = Signal(object)

    def __init__(self, frame: QWidget, desk: object) -> None:
        super().__init__(frame)
        self._frame, self._desk = frame, desk
        self._reader = reader_of(desk) if isinstance(desk, Desk) else None
        self._beeper = Beeper(frame)
        self._told = ""
        if self._reader:
            frame.installEventFilter(self)
            self._reader.seen.connect(self._seen)
            self._reader.refused.connect(self._refused)
            self._reader.lifted.connect(self._lifted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Behind a cover nobody is greeted."""
        if self._reader and isinstance(self._desk, Desk) and watched is self._frame:
            if event.type() == QEvent.Type.Show:
                self._reader.attend(self, self._desk)
            elif event.type() == QEvent.Type.Hide:
                self._reader.leave(self)
        return False

    def beep(self) -> None:
        """One beep: the card was read."""
        if isinstance(self._desk, Desk):
            self._beeper.beep(self._desk.station, 1)

    def _seen(self, seen: Seen) -> None:
        if seen.uid != self._told and self._frame.isVisible():
            self._told = seen.uid
            self.came.emit(seen)

    def _refused(self, error: CardError) -> None:
        if self._frame.isVisible():
            self.refused.emit(error)

    def _lifted(self) -> None:
        self._told = ""


def our_card(seen: Seen) -> OurCard:
    """A card of the register that lies there, as a step keeps it."""
    assert seen.card is not None, "it is one of ours"
    return OurCard(seen.card.card_no, seen.uid, seen.family.name, seen.key_version)
