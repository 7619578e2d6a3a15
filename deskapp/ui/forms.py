"""Questions of one step on one sheet: names at the left, fields on one edge, hint or problem beside them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from deskapp.ui.placing import Left, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Glyph, restyle, text
from deskapp.ui.words import say


class Note(QWidget):
    """The hint of a field, and in its place, while there is one, the problem."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.problem = ""
        self._mark = Glyph("warning-octagon", "danger", look().sizes.icon)
        self._hint = text(hint, "caption", wrap=True)
        self._words = text("", tone=Tone.DANGER, wrap=True)
        line = row(self._mark, self._words, self._hint, gap=6)
        line.setStretch(1, 1)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_problem("")

    def set_problem(self, words: str) -> None:
        """Show what is wrong, or the hint again."""
        self.problem = say(words) if words else ""
        self._words.setText(self.problem)
        self._mark.setVisible(bool(words))
        self._words.setVisible(bool(words))
        self._hint.setVisible(not words)


class Form(QWidget):
    """A problem takes the place of the hint, so that nothing moves when it comes or goes.

    Ticks stand on the edge of the fields; where there are no fields, on that of the sheet.
    Fields are told apart by the key they were asked with, which is the field of a Problem.
    """

    NAMES = 88

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.fields: dict[str, QWidget] = {}
        self.notes: dict[str, Note] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(s.m)
        self._grid.setVerticalSpacing(s.m)
        self._grid.setColumnStretch(1, 1)

    def ask(self, name: str, field: QWidget, hint: str = "", key: str = "") -> None:
        """Add a question: its name, its field, and the hint to the right of it."""
        line = self._grid.rowCount()
        self._grid.setColumnMinimumWidth(0, look().sizes.px(self.NAMES))
        self._grid.addWidget(text(name, "soft"), line, 0, Left)
        self._add(line, field, hint, key or name)

    def tick(self, box: QWidget, hint: str = "", key: str = "") -> None:
        """Add something to confirm, whose words stand beside the box itself."""
        self._add(self._grid.rowCount(), box, hint, key or box.accessibleName())

    def set_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Show what is wrong at each field and nothing at the others; returns the first wrong field."""
        for key, field in self.fields.items():
            self.notes[key].set_problem(problems.get(key, ""))
            restyle(field, "wrong", key in problems)
        return next((field for key, field in self.fields.items() if key in problems), None)

    def clear(self, key: str) -> None:
        """Take back the problem of one field, now that it is being mended."""
        self.notes[key].set_problem("")
        restyle(self.fields[key], "wrong", False)

    def _add(self, line: int, field: QWidget, hint: str, key: str) -> None:
        self.fields[key], self.notes[key] = field, Note(hint)
        box = row(field, self.notes[key], gap=look().sizes.m)
        box.setStretch(1, 1)
        self._grid.addLayout(box, line, 1)
