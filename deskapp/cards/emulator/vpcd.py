"""Carries an emulated reader to pcscd: a client of its driver vpcd, and a program that lays a card on that reader.

python -m deskapp.cards.emulator.vpcd CARD.json [--port 35963]
"""

import socket
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from threading import Thread

from deskapp.cards.emulator.reader import ACR122U, Reader
from deskapp.cards.emulator.saving import load, save

PORT = 35963
"""Where vpcd listens unless told otherwise."""
OFF, ON, RESET, GET_ATR = b"\x00", b"\x01", b"\x02", b"\x04"
DEADLINE = 10.0
"""Seconds within which the driver takes the connection, and within which the thread ends."""
QUICK = getattr(socket, "TCP_QUICKACK", None)


class Link(Thread):
    """One visit of the card that lies on the reader: begins with the connection, ends when either side lets go."""

    def __init__(self, reader: Reader, port: int = PORT) -> None:
        super().__init__(name=f"vpcd {port}", daemon=True)
        self._reader = reader
        self._visit = reader.visits
        self._socket = socket.create_connection(("127.0.0.1", port), DEADLINE)
        self._socket.settimeout(None)

    def close(self) -> None:
        """Take the card out of the field, even while it is being talked to."""
        with suppress(OSError):  # the driver may have been quicker
            self._socket.shutdown(socket.SHUT_RDWR)
        if self.is_alive():
            self.join(DEADLINE)

    def run(self) -> None:
        """Answer the driver until the card is gone."""
        with self._socket:
            try:
                while message := self._received():
                    if not self._answered(message):
                        return
            except OSError:
                return

    def _answered(self, message: bytes) -> bool:
        """Whether the card is still there after this message."""
        if message in (OFF, ON, RESET):
            self._reader.power()
            return True
        card = self._reader.card
        if card is None or self._reader.visits != self._visit:
            return False
        answer = card.atr if message == GET_ATR else self._reader.transmit(message)
        if answer:
            self._socket.sendall(len(answer).to_bytes(2, "big") + answer)
        return bool(answer)

    def _received(self) -> bytes:
        """The next message; empty where the driver has hung up."""
        length = self._bytes(2)
        return self._bytes(int.from_bytes(length, "big")) if length else b""

    def _bytes(self, number: int) -> bytes:
        got = b""
        while len(got) < number:
            # The driver sends length and message apart: unless the first is acknowledged at once, each costs 40 ms.
            if QUICK is not None:
                self._socket.setsockopt(socket.IPPROTO_TCP, QUICK, 1)
            more = self._socket.recv(number - len(got))
            if not more:
                return b""
            got += more
        return got


def main() -> None:
    """Lay a card on the virtual reader until the driver lets go of it, then save what has become of it."""
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("card", type=Path)
    asked.add_argument("--port", type=int, default=PORT)
    told = asked.parse_args()
    card = load(told.card)
    reader = Reader(ACR122U)
    reader.put(card)
    link = Link(reader, told.port)
    try:
        link.run()
    finally:
        save(card, told.card)


if __name__ == "__main__":
    main()
