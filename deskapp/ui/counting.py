"""Cash counted face by face: pieces typed, amounts beside them, the sum below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from deskapp.kernel.money import Money
from deskapp.ui.figures import CountField
from deskapp.ui.placing import Right, row
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel, Text, rule, text
from deskapp.ui.words import say

SHARES = (2, 3, 4)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Counting(Panel):
    """Faces by the key of their question, the largest first. Up and down, like Enter, go from face to face."""

    edited = Signal()

    def __init__(self, faces: Mapping[str, Money]) -> None:
        super().__init__()
        self.fields = {key: _field(key, face) for key, face in faces.items()}
        self._faces = faces
        self._amounts = {key: text("") for key in faces}
        self._sum = text("", "title")
        self.body.addLayout(self._grid())
        self.body.addWidget(rule())
        self.body.addLayout(row(text("实点合计", "strong"), None, self._sum))
        self.body.addStretch(1)
        for field in self.fields.values():
            field.edited.connect(self._changed)
        self.refresh()

    @property
    def pieces(self) -> dict[Money, int]:
        """Pieces by face; nothing typed is none."""
        return {face: self.fields[key].count() for key, face in self._faces.items()}

    @property
    def total(self) -> Money:
        """What was counted so far."""
        return Money.total(face * pieces for face, pieces in self.pieces.items())

    @property
    def begun(self) -> bool:
        """Whether anything was typed at all."""
        return any(field.said() for field in self.fields.values())

    def refresh(self) -> None:
        """Show what the pieces come to."""
        for key, face in self._faces.items():
            self._amounts[key].setText((face * self.fields[key].count()).figures)
        self._sum.setText(str(self.total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fields = list(self.fields.values())
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), None)
        step = STEPS.get(Qt.Key(event.key()))
        if here is None or step is None or not 0 <= here + step < len(fields):
            super().keyPressEvent(event)
        else:
            go_to(fields[here + step])

    def _changed(self) -> None:
        self.refresh()
        self.edited.emit()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look().sizes.xs)
        heads: list[Text] = [text(head, "caption") for head in ("面值", "张数", "金额")]
        for place, head in enumerate(heads):
            grid.addWidget(head, 0, place, Right)
            grid.setColumnStretch(place, SHARES[place])
        for line, (key, face) in enumerate(self._faces.items(), 1):
            grid.addWidget(text(face_words(face)), line, 0, Right)
            grid.addWidget(self.fields[key], line, 1, Right)
            grid.addWidget(self._amounts[key], line, 2, Right)
        return grid


def face_words(face: Money) -> str:
    """The face in yuan without needless zeros: 100, 0.5."""
    return face.figures.removesuffix(".00").removesuffix("0") if face.fen < 100 else face.figures.removesuffix(".00")


def _field(key: str, face: Money) -> CountField:
    field = CountField(say("{face} 元张数", face=face_words(face)), kind="count")
    field.setObjectName(key)
    return field
