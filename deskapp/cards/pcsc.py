"""PC/SC through pyscard's thin layer: a context with its readers, and the card on one of them, held alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from time import sleep
from typing import Any

from smartcard import scard

from deskapp.cards.reader_holders import holders
from deskapp.cards.reader_words import (
    CANCELLED,
    NO_READERS,
    SHARING_VIOLATION,
    TIMED_OUT,
    UNKNOWN_READER,
    UNPOWERED,
    UNRESPONSIVE,
    error_of,
    gone,
)

NEW_READERS = r"\\?PnP?\Notification"
"""The name under which one waits for readers that come and go."""
PRESENT: int = scard.SCARD_STATE_PRESENT
MUTE: int = scard.SCARD_STATE_MUTE
UNAWARE: int = scard.SCARD_STATE_UNAWARE
ANY_PROTOCOL = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
PAUSE = 0.1
"""Seconds between two attempts to have a card."""
ATTEMPTS = {SHARING_VIOLATION: 10, UNRESPONSIVE: 2, UNPOWERED: 2}
"""Windows opens every new card for a moment, and a card still being laid down may be mute; other trouble stays."""

Change = tuple[str, int, bytes]
"""A reader's name, its state as PC/SC counts it, and the ATR of the card on it."""


class Context:
    """One line to the PC/SC service; each thread has its own. Raises ReaderError where there is no service."""

    def __init__(self) -> None:
        self.handle = _checked(scard.SCardEstablishContext(scard.SCARD_SCOPE_USER))[0]

    def readers(self) -> list[str]:
        """The names of all readers, in the order of the service."""
        code, told = _split(scard.SCardListReaders(self.handle, []))
        if code == NO_READERS:
            return []
        _check(code)
        return list(told[0])

    def changes(self, known: Sequence[tuple[str, int]], timeout: float) -> list[Change]:
        """Wait until a reader is no longer in the state that is known of it, at most `timeout` seconds.

        Empty where nothing changed, the waiting was cancelled, or a reader that was asked for is gone.
        """
        code, told = _split(scard.SCardGetStatusChange(self.handle, int(timeout * 1000), list(known)))
        if code == UNKNOWN_READER:
            sleep(PAUSE)
        if code in (TIMED_OUT, CANCELLED, UNKNOWN_READER):
            return []
        _check(code)
        return [(name, state, bytes(atr)) for name, state, atr in told[0]]

    def cancel(self) -> None:
        """End the waiting of another thread."""
        scard.SCardCancel(self.handle)

    def release(self) -> None:
        """Give the line back; a dead one is given back too."""
        scard.SCardReleaseContext(self.handle)


class PcscConnection:
    """One card on one reader, connected exclusively and within a transaction."""

    def __init__(self, context: Context, reader: str) -> None:
        self._card, protocol = _connected(context, reader)
        self._after = scard.SCARD_RESET_CARD
        self._begin(protocol)

    @property
    def atr(self) -> bytes:
        """The answer to reset of the card, as the reader tells it."""
        return self._atr

    def transmit(self, command: bytes) -> bytes:
        """Send one command; the answer with its two status bytes."""
        code, answer = scard.SCardTransmit(self._card, self._header, list(command))
        # A card that leaves while it answers is told as a success with nothing in it (cards.md 0.8).
        if code or len(answer) < 2:
            self._after = scard.SCARD_LEAVE_CARD
            _check(code)
            raise gone()
        return bytes(answer)

    def restart(self) -> None:
        """Power the card off and on: it forgets every authentication."""
        scard.SCardEndTransaction(self._card, scard.SCARD_LEAVE_CARD)
        shared, after = scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_UNPOWER_CARD
        [protocol] = _checked(scard.SCardReconnect(self._card, shared, ANY_PROTOCOL, after))
        self._begin(protocol)

    def close(self) -> None:
        """Let go of the card; whatever it had been proven is forgotten.

        A card that was lost is left alone: pcscd takes a reader whose reset failed for empty until it truly was, and
        would not see the card that is put back in less than its 0.4 s between two looks.
        """
        scard.SCardEndTransaction(self._card, scard.SCARD_LEAVE_CARD)
        scard.SCardDisconnect(self._card, self._after)

    def _begin(self, protocol: int) -> None:
        self._header = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        _check(scard.SCardBeginTransaction(self._card))
        *_, atr = _checked(scard.SCardStatus(self._card))
        self._atr = bytes(atr)


@contextmanager
def connected(reader: str) -> Iterator[PcscConnection]:
    """The card on this reader, held alone for as long as the `with` lasts. Nobody may be asked anything inside."""
    context = Context()
    try:
        connection = PcscConnection(context, reader)
        try:
            yield connection
        finally:
            connection.close()
    finally:
        context.release()


def _connected(context: Context, reader: str) -> tuple[Any, int]:
    """The handle of the card and its protocol; patient with what passes by itself."""
    for attempt in count(1):
        asked = scard.SCardConnect(context.handle, reader, scard.SCARD_SHARE_EXCLUSIVE, ANY_PROTOCOL)
        code, told = _split(asked)
        if code == 0:
            break
        if attempt >= ATTEMPTS.get(code, 1):
            raise error_of(code, holders() if code == SHARING_VIOLATION else ())
        sleep(PAUSE)
    return told[0], told[1]


def _split(answer: Any) -> tuple[int, list[Any]]:
    """The code pyscard answered with, and what came with it. Some of its builds give codes as signed numbers."""
    code, *told = answer
    return code & 0xFFFFFFFF, told


def _checked(answer: Any) -> list[Any]:
    """What came with a success."""
    code, told = _split(answer)
    _check(code)
    return told


def _check(code: int) -> None:
    if code:
        raise error_of(code)
