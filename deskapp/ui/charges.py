"""What a unit owes, charge by charge, to be ticked: digits and the space bar tick, plus and minus pay ahead."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from deskapp.ui.actions import Keys
from deskapp.ui.buttons import ENTER
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table

STEPS = {"+": 1, "-": -1}
CHARGE_KEYS: Keys = (("1–9", "选或不选"), ("0", "全选"), ("+ −", "预交月数"))


class ChargeTable(Table):
    """`turned` carries the row to tick or untick, `all_turned` is for all of them, `ahead` carries a step of months.

    `done` is Enter: what is ticked is right.
    """

    all_turned = Signal()
    ahead = Signal(int)
    done = Signal()

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(columns, fit=False, opens=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and not modifiers:
            if not event.isAutoRepeat():
                self.done.emit()
        elif event.text() in STEPS:
            self.ahead.emit(STEPS[event.text()])
        elif not modifiers and digit == 0:
            self.all_turned.emit()
        elif not modifiers and 1 <= digit <= 9:
            if digit <= len(self.rows.rows):
                self.turned.emit(digit - 1)
        else:
            super().keyPressEvent(event)
