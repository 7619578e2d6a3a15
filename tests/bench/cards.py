"""What our way to a card costs over a bare pyscard script that sends the same bytes, on pcscd and vpcd."""

from collections.abc import Iterator
from contextlib import contextmanager

from smartcard import scard

from deskapp.cards.pcsc import connected
from tests.bench.ratio import Race
from tests.cards.emulator.hands import desfire
from tests.cards.stack.daemon import the_daemon
from tests.cards.stack.slot import the_slot

COMMANDS = [bytes.fromhex(command) for command in ("9060000000", "90af000000", "90af000000")] * 8
"""As many as issuing a DESFire card takes (cards.md 4.4)."""


@contextmanager
def same_bytes() -> Iterator[Race]:
    """A card connected to, 24 commands, and let go."""
    daemon = the_daemon()
    if not daemon.is_running:
        daemon.start()
    slot = the_slot()
    slot.put(desfire())
    try:
        name = f"pyscard, the same {len(COMMANDS)} commands"
        yield Race("24 commands to a card", name, 1.3, lambda: _ours(slot.name), lambda: _bare(slot.name), 21)
    finally:
        slot.take()


def _ours(reader: str) -> list[bytes]:
    with connected(reader) as connection:
        return [connection.transmit(command) for command in COMMANDS]


def _bare(reader: str) -> list[list[int]]:
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    _, card, _ = scard.SCardConnect(context, reader, scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_PROTOCOL_T1)
    answers = [scard.SCardTransmit(card, scard.SCARD_PCI_T1, list(command))[1] for command in COMMANDS]
    scard.SCardDisconnect(card, scard.SCARD_RESET_CARD)
    scard.SCardReleaseContext(context)
    return answers
