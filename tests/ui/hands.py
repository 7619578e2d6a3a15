"""The hands of the tests: keys pressed where the keyboard is, and the toy procedure filled in."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskapp.ui.wizard import ProcedureWizard
from tests.clerk import type_into

ENTER, F7, F8, ESC = Qt.Key.Key_Return, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_Escape


def at_hand() -> QWidget:
    """The widget that has the keyboard."""
    at = QApplication.focusWidget()
    assert at is not None, "the keyboard is nowhere"
    return at


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(at_hand(), key, modifier)


def here() -> str:
    """The name of the field that has the keyboard."""
    at = QApplication.focusWidget()
    return at.objectName() if at else ""


def borrower(wizard: ProcedureWizard, who: str = "业主") -> None:
    """Fill the first page and turn it."""
    wizard.page.fill({"room": "3-2-501", "name": "张素芬", "who": who})
    wizard.press_main()


def things(wizard: ProcedureWizard) -> None:
    """Fill the last page."""
    wizard.page.fill({"things": [{"what": "推车", "pieces": 1}], "back_on": "1127", "deposit": "50"})


def write(wizard: ProcedureWizard, name: str, words: str) -> None:
    """Type an answer into a field of the page."""
    type_into(wizard.page.editors[name].widget, words)


def hold(key: Qt.Key, times: int = 20) -> None:
    """A key held down: one press, then repeats, wherever the keyboard goes."""
    press(key)
    for _ in range(times):
        again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(at_hand(), again)
