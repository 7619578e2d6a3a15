"""The clerk's hands: every key goes to whatever has the keyboard, as from a real one, and is counted."""

from collections.abc import Callable

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from deskapp.tour.eyes import TourError


class Hands:
    """`pressed` counts the keys since the beginning; a Chinese character counts as one."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press keys by their names, one after the other: F8, Enter, Ctrl+K, Alt+1, Space."""
        for name in keys:
            QTest.keySequence(_at_hand(), QKeySequence("Return" if name == "Enter" else name))
            self.pressed += 1

    def type(self, words: str) -> None:
        """Digits and Latin letters key by key, Chinese as an input method hands it over."""
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(_at_hand(), letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(_at_hand(), event)
            self.pressed += 1

    def fill(self, words: str) -> None:
        """Type words in the place of those that stand in the field."""
        QTest.keySequence(_at_hand(), QKeySequence("Ctrl+A"))
        self.pressed += 1
        self.type(words)

    def enter(self, *words: str) -> None:
        """Type into one field after the other, with Enter after each."""
        for one in words:
            self.type(one)
            self.press("Enter")


def _at_hand() -> QWidget:
    here = QApplication.focusWidget() or QApplication.activeWindow()
    if here is None:
        raise TourError("键盘不在任何地方：窗口没有激活")
    return here


def go_to(hands: Hands, arrived: Callable[[QWidget], bool], what: str, *, most: int = 60) -> None:
    """Walk with Tab to the widget that is meant. Raises TourError where the keyboard never comes there."""
    for _ in range(most):
        here = QApplication.focusWidget()
        if here is not None and arrived(here):
            return
        hands.press("Tab")
    raise TourError(f"键盘走不到“{what}”")


def go_to_field(hands: Hands, name: str) -> None:
    """Walk to the field of this name."""
    go_to(hands, lambda here: here.objectName() == name, name)


def press_button(hands: Hands, words: str) -> None:
    """Walk to the button with these words, and press it."""
    go_to(hands, lambda here: isinstance(here, QAbstractButton) and here.text() == words, words)
    hands.press("Space")


def choose(hands: Hands, question: str, place: int) -> None:
    """Walk to a question with few answers in sight, and choose one by its place, counted from 1."""
    go_to(hands, lambda here: here.accessibleName() == question, question)
    hands.press(str(place))
