"""The readers that are plugged into this machine, through PC/SC."""

from collections.abc import Iterator
from contextlib import contextmanager

from deskapp.cards.errors import CardGoneError
from deskapp.cards.monitor import Monitor
from deskapp.cards.pcsc import PcscConnection, connected
from deskapp.cards.readers import Told


class PluggedInReaders:
    """Readers that PC/SC knows of."""

    def __init__(self) -> None:
        self._watches: list[Monitor] = []

    def watch(self, told: Told) -> Monitor:
        """Tell what is there, and from then on what happens, in a thread of its own."""
        monitor = Monitor(told)
        monitor.start()
        self._watches = [*(each for each in self._watches if each.is_alive()), monitor]
        return monitor

    @contextmanager
    def connect(self, reader: str) -> Iterator[PcscConnection]:
        """The card on this reader, held alone for as long as the `with` lasts. Nobody may be asked anything inside.

        A card that is lost inside is told to the watches as gone, and as come once it, or another, lies there.
        """
        try:
            with connected(reader) as connection:
                yield connection
        except CardGoneError:
            for watch in self._watches:
                watch.doubt(reader)
            raise
