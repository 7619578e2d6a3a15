"""A home, a desk with an emulated reader, and that reader."""

import pytest

from deskapp.cards.emulator.reader import Reader
from deskapp.desk import Desk
from tests.access.conftest import Home, home, quick_scrypt, set_to
from tests.card_station import with_reader

__all__ = ["Home", "home", "quick_scrypt", "set_to"]


@pytest.fixture
def at_reader(desk: Desk, quick_scrypt: None) -> tuple[Desk, Reader]:
    """The desk with 林晓 on duty and a reader, and the reader."""
    return with_reader(desk)
