"""A table to type in: one line an item, one cell a question of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from deskapp.ui.buttons import ENTER
from deskapp.ui.fields import Editor
from deskapp.ui.placing import Left, Right, let_go
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import restyle, rule, text
from deskapp.ui.words import say

ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Head:
    """A column of lines: the key of its answer, its title, its share of the width, and the maker of its cells.

    The maker is told the accessible name of the cell.
    """

    key: str
    title: str
    share: int
    make: Callable[[str], Editor]
    figures: bool = False


class Lines(QFrame):
    """Enter goes to the next cell and, from the last one, opens a new line; Ctrl+Del takes a line out.

    Enter on an empty last line leaves the table. Empty lines are no answers. Where the lines are `given`, none is
    opened or taken out, and Enter leaves the last cell.
    """

    edited = Signal()

    def __init__(self, heads: Sequence[Head]) -> None:
        super().__init__()
        self.setProperty("kind", "lines")
        self.given = False
        self._heads = heads
        self._lines: list[dict[str, Editor]] = []
        self._rules: list[QFrame] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for place, head in enumerate(heads):
            label = text(head.title, "caption")
            label.setAlignment(Right if head.figures else Left)
            label.setContentsMargins(look().sizes.s + 2, 0, look().sizes.s + 2, look().sizes.xs)
            self._grid.addWidget(label, 0, place)
            self._grid.setColumnStretch(place, head.share)
        self.add_line()

    def said(self) -> list[dict[str, Any]]:
        """What was typed, line by line, without empty lines."""
        return [said for said in self._said() if any(said.values())]

    def fill(self, said: object) -> None:
        """Show the lines that were said before, and an empty one if there were none.

        The cells of the first line stay: they hold the place of the table on the way of the keyboard.
        """
        first, *others = list(said) if isinstance(said, list | tuple) and said else [{}]
        while len(self._lines) > 1:
            self._take(len(self._lines) - 1)
        for key, cell in self._lines[0].items():
            cell.fill(first.get(key))
        for line in others:
            self.add_line(line)

    def add_line(self, said: Mapping[str, Any] | None = None) -> None:
        """Open a line at the end."""
        number = len(self._lines) + 1
        hair = rule()
        self._grid.addWidget(hair, number * 2 - 1, 0, 1, len(self._heads))
        self._rules.append(hair)
        line: dict[str, Editor] = {}
        for place, head in enumerate(self._heads):
            title = say(head.title)
            cell = head.make(say("第 {number} 行 {title}", number=number, title=title))
            cell.widget.setObjectName(f"{head.key}.{number - 1}")
            cell.widget.installEventFilter(self)
            cell.edited.connect(self.edited)
            self._grid.addWidget(cell.widget, number * 2, place)
            cell.widget.show()
            if said and head.key in said:
                cell.fill(said[head.key])
            line[head.key] = cell
        self._chain(line)
        self._lines.append(line)

    def set_problems(self, problems: Mapping[tuple[int, str], str]) -> QWidget | None:
        """Mark the cells, by number of line (from 0, empty ones not counted) and key, that are to be mended.

        Returns the first of them.
        """
        filled = [line for line, said in zip(self._lines, self._said(), strict=True) if any(said.values())]
        first: QWidget | None = None
        for number, line in enumerate(filled):
            for key, cell in line.items():
                wrong = problems.get((number, key), "")
                restyle(cell.widget, "wrong", bool(wrong))
                cell.widget.setToolTip(say(wrong) if wrong else "")
                first = first or (cell.widget if wrong else None)
        return first

    def cells(self) -> list[QWidget]:
        """All cells, line by line."""
        return [cell.widget for line in self._lines for cell in line.values()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            return self._key(watched, event)
        return False

    def _key(self, cell: QWidget, event: QKeyEvent) -> bool:
        """Whether the key was for the table and not for the cell."""
        cells, wide = self.cells(), len(self._heads)
        place, key = cells.index(cell), Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key == Qt.Key.Key_Delete and not self.given:
            self._remove(place // wide)
        elif key in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return not event.isAutoRepeat() and self._go_on(place)
        elif key in ROWS and 0 <= place + ROWS[key] * wide < len(cells):
            go_to(cells[place + ROWS[key] * wide])
        else:
            return False
        return True

    def _go_on(self, place: int) -> bool:
        """Go to the next cell; False where the table has nothing more to ask, so that the page goes on."""
        cells, last = self.cells(), len(self._lines) - 1
        over = place + 1 == len(cells)
        if (self.given and over) or (place // len(self._heads) == last and not any(self._said()[last].values())):
            cells[-1].setFocus()
            return False
        if over:
            self.add_line()
        go_to(self.cells()[place + 1])
        return True

    def _remove(self, number: int) -> None:
        said = self._said()
        del said[number]
        self.fill(said)
        go_to(self.cells()[min(number, len(self._lines) - 1) * len(self._heads)])
        self.edited.emit()

    def _said(self) -> list[dict[str, Any]]:
        return [{key: cell.said() for key, cell in line.items()} for line in self._lines]

    def _take(self, number: int) -> None:
        for cell in self._lines.pop(number).values():
            self._drop(cell.widget)
        self._drop(self._rules.pop(number))

    def _drop(self, widget: QWidget) -> None:
        self._grid.removeWidget(widget)
        widget.removeEventFilter(self)
        let_go(widget)

    def _chain(self, line: Mapping[str, Editor]) -> None:
        """Put the cells of a new line behind the last cell on the way of the keyboard; Qt puts them at its end."""
        before = self.cells()[-1] if self._lines else None
        for cell in line.values():
            if before is not None:
                QWidget.setTabOrder(before, cell.widget)
            before = cell.widget
