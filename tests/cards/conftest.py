"""The readers of the tests: one in process, and one on a PC/SC service of the tests' own."""

from collections.abc import Iterator

import pytest

from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.emulator.reader import ACR122U
from tests.cards.stack.daemon import Daemon, the_daemon, why_not
from tests.cards.stack.slot import Slot, the_slot


@pytest.fixture(scope="session")
def _daemon() -> Iterator[Daemon]:
    if reason := why_not():
        pytest.skip(reason)
    daemon = the_daemon()
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
    slot = the_slot()
    yield slot
    slot.snatch()


@pytest.fixture(scope="module")
def _left_empty(_slot: Slot) -> Iterator[Slot]:
    """No window that other tests open later in this process greets a card of these."""
    yield _slot
    _slot.take()


@pytest.fixture
def shared_slot(daemon: Daemon, _left_empty: Slot) -> Slot:
    """The reader of that service with whatever the last test left on it; for tests that slip a card of theirs there."""
    reader = _left_empty.reader
    reader.mischief, reader.model, reader.heard = Mischief(), ACR122U, None
    return _left_empty


@pytest.fixture
def slot(shared_slot: Slot) -> Slot:
    """The reader of that service, empty: cards are put on it and taken away."""
    shared_slot.take()
    return shared_slot
