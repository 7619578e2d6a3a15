"""The hand at the reader: lays emulated cards on the virtual reader and waits until PC/SC has seen it."""

from collections.abc import Callable
from functools import cache
from time import monotonic, sleep

from deskapp.cards.emulator.reader import Card, Reader
from deskapp.cards.emulator.vpcd import Link
from deskapp.cards.errors import ReaderError
from deskapp.cards.monitor import COUNTED
from deskapp.cards.pcsc import PRESENT, UNAWARE, Context
from tests.cards.stack.daemon import DEADLINE, Daemon, the_daemon


def wait_until(holds: Callable[[], object], what: str) -> None:
    """Wait until it holds; AssertionError with these words where that takes too long."""
    until = monotonic() + DEADLINE
    while not holds():
        assert monotonic() < until, f"waited in vain: {what}"
        sleep(0.01)


class Slot:
    """The first slot of the service's virtual reader. What the card does is up to the emulated `reader`."""

    def __init__(self, daemon: Daemon) -> None:
        self.daemon = daemon
        self.reader = Reader()
        self._link: Link | None = None

    @property
    def name(self) -> str:
        """What PC/SC calls the reader."""
        return self.daemon.reader

    def put(self, card: Card) -> None:
        """Lay a card on the reader, in place of what lies there, and wait until PC/SC has seen it all."""
        self.take()
        self.lay(card)
        wait_until(self.is_seen, "PC/SC sees the card")

    def slip(self, card: Card) -> None:
        """Have this card on the reader, fresh from the field, without PC/SC seeing it move where it can be avoided."""
        there = self.reader.card
        if there and there.atr == card.atr and self._link and self._link.is_alive() and self.is_seen():
            card.power()
            self.reader.card = card
        else:
            self.put(card)

    def take(self) -> None:
        """Take the card away, and wait until PC/SC has seen that."""
        self.snatch()
        wait_until(self._is_empty, "PC/SC sees that the card is gone")

    def lay(self, card: Card) -> None:
        """Lay a card on the reader, in place of what lies there, whether or not anybody has seen it."""
        self.snatch()
        self.reader.put(card)
        self._link = Link(self.reader, self.daemon.port)
        self._link.start()

    def snatch(self) -> None:
        """Take the card away, whether or not anybody has seen it."""
        self.reader.take()
        if self._link:
            self._link.close()
            self._link = None

    def is_seen(self) -> bool:
        """Whether PC/SC sees a card."""
        return bool(self._state() & PRESENT)

    def _is_empty(self) -> bool:
        """A reader whose reset failed is told to be empty before it was looked at; only then the number is even."""
        state = self._state()
        return not state & PRESENT and (state >> COUNTED) % 2 == 0

    def _state(self) -> int:
        """What PC/SC says of the reader; nothing where there is no service."""
        try:
            context = Context()
        except ReaderError:
            return UNAWARE
        try:
            return sum(state for _, state, _ in context.changes([(self.name, UNAWARE)], 0.1))
        except ReaderError:
            return UNAWARE
        finally:
            context.release()


@cache
def the_slot() -> Slot:
    """The one of this process, whoever asks: a card that one test left there is in the way of no other."""
    return Slot(the_daemon())
