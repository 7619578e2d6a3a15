"""A home, a desk with an emulated reader, and that reader."""

import pytest

from deskapp.cards.emulator.reader import Reader
from deskapp.desk import Desk
from tests.access.conftest import Home, home, lead, quick_scrypt, set_to
from tests.card_station import with_reader

__all__ = ["Home", "home", "lead", "quick_scrypt", "set_to"]


@pytest.fixture
def at_reader(desk: Desk, quick_scrypt: None) -> tuple[Desk, Reader]:
    """The desk with 林晓 on duty and a reader, and the reader."""
    return with_reader(desk)


@pytest.fixture
def look_on() -> None:
    """The window as clerks see it."""
    from PySide6.QtWidgets import QApplication

    from deskapp.ui.theme import Look, apply, load_fonts

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    apply(app, Look())
