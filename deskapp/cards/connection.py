"""The seam of the card room: whatever carries command bytes to a card and its answer back."""

from typing import Protocol


class Connection(Protocol):
    """One card on one reader, held alone: a PC/SC reader, the emulator in process and a replay all look like this."""

    @property
    def atr(self) -> bytes:
        """The answer to reset of the card, as the reader tells it."""

    def transmit(self, command: bytes) -> bytes:
        """Send one command APDU; the answer with its two status bytes.

        Raises CardGoneError or ReaderError. An answer of fewer than two bytes is a card that left while it spoke: it
        is raised as CardGoneError, never returned.
        """

    def restart(self) -> None:
        """Power the card off and on: it forgets every authentication. Raises CardError."""
