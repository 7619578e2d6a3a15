"""The readers that are plugged into this machine, through PC/SC."""

from contextlib import AbstractContextManager

from deskapp.cards.monitor import Monitor
from deskapp.cards.pcsc import PcscConnection, connected
from deskapp.cards.readers import Told


class PluggedInReaders:
    """Readers that PC/SC knows of."""

    def watch(self, told: Told) -> Monitor:
        """Tell what is there, and from then on what happens, in a thread of its own."""
        monitor = Monitor(told)
        monitor.start()
        return monitor

    def connect(self, reader: str) -> AbstractContextManager[PcscConnection]:
        """The card on this reader, held alone for as long as the `with` lasts. Nobody may be asked anything inside."""
        return connected(reader)
