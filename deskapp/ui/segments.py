"""One of a few, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.ui.buttons import Button
from deskapp.ui.placing import row

STEP = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
NONE = -1


class Segments(QWidget):
    """One of a few: left and right arrows choose, or the digit of its place. One stop for the keyboard.

    Kind `segment` answers a question, kind `tab` filters a list. `chosen` is sent when the clerk chooses.
    """

    chosen = Signal(int)

    def __init__(
        self, names: Sequence[tuple[str, str]], current: int = NONE, *, kind: str = "segment", name: str = ""
    ) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.current = NONE
        self.buttons = tuple(Button(words, key, kind=kind) for words, key in names)
        for place, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on, place=place: self.choose(place))
        self.setLayout(row(*self.buttons, gap=4))
        self.select(current)

    def select(self, place: int) -> None:
        """Show a choice that the program made; -1 for none."""
        self.current = place
        for number, button in enumerate(self.buttons):
            button.setChecked(number == place)
        if place != NONE:
            self.setAccessibleDescription(self.buttons[place].text())

    def choose(self, place: int) -> None:
        """What a click or key of the clerk does; a barred choice is passed over."""
        if not self.buttons[place].isEnabled():
            return
        changed = place != self.current
        self.select(place)
        if changed:
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        digit = key - Qt.Key.Key_1
        if key in STEP:
            self._go(STEP[key])
        elif 0 <= digit < len(self.buttons) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.choose(digit)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        place = self.current + step if self.current != NONE or step > 0 else len(self.buttons) - 1
        while 0 <= place < len(self.buttons) and not self.buttons[place].isEnabled():
            place += step
        if 0 <= place < len(self.buttons):
            self.choose(place)
