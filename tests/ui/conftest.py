"""What every test of the window begins with: the shipped fonts and the look, and a way to open a toy wizard."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskapp.ui.theme import Look, apply, load_fonts, look
from deskapp.ui.wizard import ProcedureWizard
from tests.ui.toy import LendingWizard, ToyDesk

Open = Callable[..., ProcedureWizard]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The shipped fonts and the light look at medium size, put on once: a style sheet is slow to put on."""
    load_fonts()
    apply(qapp, Look())


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, fonts: None) -> Iterator[None]:
    """The same look for every test, and no widget taken apart on the thread of a task."""
    gc.disable()
    yield
    gc.enable()
    if look() != Look():
        apply(qapp, Look())


@pytest.fixture
def toy_desk() -> ToyDesk:
    return ToyDesk()


@pytest.fixture
def open_wizard(qtbot: QtBot, toy_desk: ToyDesk) -> Open:
    """A toy wizard in an active window: `open_wizard(LendingWizard, keep=..., draft=...)`."""

    def make(kind: type[ProcedureWizard] = LendingWizard, **told: Any) -> ProcedureWizard:
        wizard = kind(toy_desk, **told)
        qtbot.addWidget(wizard)
        wizard.resize(1294, 688)
        wizard.show()
        QTest.qWaitForWindowActive(wizard)
        return wizard

    return make
