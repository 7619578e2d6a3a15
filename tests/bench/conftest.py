"""The look of the window, which pages are made in."""

import pytest
from PySide6.QtWidgets import QApplication

from deskapp.ui.theme import Look, apply, load_fonts


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    load_fonts()
    apply(qapp, Look())
