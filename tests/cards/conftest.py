"""The readers of the tests: one in process, and one on a PC/SC service of the tests' own."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.emulator.reader import ACR122U
from tests.cards.stack.daemon import Daemon, why_not
from tests.cards.stack.slot import Slot

SOCKET = Path(gettempdir()) / f"desk-pcscd-{os.getpid()}.comm"
# Read once, at the first call of PC/SC in this process; every worker has a service of its own.
os.environ["PCSCLITE_CSOCK_NAME"] = str(SOCKET)


@pytest.fixture(scope="session")
def _daemon() -> Iterator[Daemon]:
    if reason := why_not():
        pytest.skip(reason)
    daemon = Daemon(SOCKET)
    yield daemon
    daemon.close()


@pytest.fixture
def daemon(_daemon: Daemon) -> Daemon:
    """A PC/SC service that runs, with a virtual reader; a test may stop it and start it again."""
    if not _daemon.is_running:
        _daemon.start()
    return _daemon


@pytest.fixture(scope="session")
def _slot(_daemon: Daemon) -> Iterator[Slot]:
    slot = Slot(_daemon)
    yield slot
    slot.snatch()


@pytest.fixture
def shared_slot(daemon: Daemon, _slot: Slot) -> Slot:
    """The reader of that service with whatever the last test left on it; for tests that slip a card of theirs there."""
    _slot.reader.mischief, _slot.reader.model, _slot.reader.heard = Mischief(), ACR122U, None
    return _slot


@pytest.fixture
def slot(shared_slot: Slot) -> Slot:
    """The reader of that service, empty: cards are put on it and taken away."""
    shared_slot.take()
    return shared_slot
