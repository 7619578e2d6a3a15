"""Groups of six digits, read off paper into fields side by side: typed one by one, scanned or pasted at once."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from deskapp.kernel.groups import cut
from deskapp.kernel.hidden import DIGITS, BackupGroup
from deskapp.kernel.problems import Problem
from deskapp.ui.fields import SHORT, LineField
from deskapp.ui.placing import column, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Text, restyle, text

LABEL = 56


class GroupField(LineField):
    """Six digits, with no input method between keyboard and digits; one that is wrong says so at once."""

    SELECTS = True

    def __init__(self, name: str, wide: int = SHORT) -> None:
        super().__init__(name, wide=wide, kind="count")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def groups(self) -> tuple[str, ...]:
        """What stands here, in sixes: more than one where a whole sheet came in one go."""
        return cut(self.said())

    def wrong(self) -> str:
        """What is wrong with what stands here; empty while it is not whole."""
        digits = "".join(self.groups())
        if len(digits) < DIGITS:
            return ""
        try:
            BackupGroup.parse(digits)
        except ValueError as error:
            return str(error)
        return ""

    @property
    def whole(self) -> bool:
        """Whether six right digits stand here."""
        return len("".join(self.groups())) >= DIGITS and not self.wrong()


class GroupGrid(QWidget):
    """The groups of a sheet in the order of the paper, `across` in a line; where one is whole the next is typed.

    Fields are told apart by the names that Problems give them: group_1, group_2 and so on.
    """

    edited = Signal(str)

    def __init__(self, names: Mapping[str, str], *, across: int, wide: int = SHORT) -> None:
        super().__init__()
        s = look().sizes
        self.fields: dict[str, GroupField] = {}
        self._wrong: dict[str, Text] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(s.l)
        grid.setVerticalSpacing(s.s)
        for place, (name, label) in enumerate(names.items()):
            rest = across - place % across if place == len(names) - 1 else 1
            grid.addWidget(self._cell(name, label, wide), place // across, place % across, 1, rest)
        grid.setColumnStretch(across, 1)

    def said(self) -> list[str]:
        """What stands in the fields, in their order."""
        return [field.said() for field in self.fields.values()]

    def clear(self) -> None:
        """Take everything off the glass."""
        for name, field in self.fields.items():
            field.fill("")
            self.mark(name, "")

    def mark(self, name: str, words: str) -> None:
        """Say what is wrong with a group, or nothing."""
        self._wrong[name].say(words)
        restyle(self.fields[name], "wrong", bool(words))

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong at each field and nothing at the others, and go to the first wrong one."""
        by_field = {problem.field: problem.text for problem in reversed(list(problems))}
        for name, field in self.fields.items():
            self.mark(name, by_field.get(name, "").removeprefix(field.accessibleName()))
        if first := next((field for name, field in self.fields.items() if name in by_field), None):
            go_to(first)

    def first_open(self) -> QWidget | None:
        """The first field that is not right yet, else the first of all; None while nothing may be typed."""
        fields = [field for field in self.fields.values() if field.isEnabled()]
        return next((one for one in fields if not one.whole), next(iter(fields), None))

    def _cell(self, name: str, label: str, wide: int) -> QWidget:
        field, cell = GroupField(label, wide), QWidget()
        wrong = text("", "caption", tone=Tone.DANGER)
        wrong.setFixedHeight(look().sizes.body * 3 // 2)
        field.setObjectName(name)
        field.edited.connect(lambda: self._typed(name))
        self.fields[name], self._wrong[name] = field, wrong
        title = text(label, "soft")
        title.setFixedWidth(look().sizes.px(LABEL))
        cell.setLayout(column(row(title, field, None, gap=look().sizes.s), wrong, gap=2))
        return cell

    def _typed(self, name: str) -> None:
        """Whole groups that came in one go are dealt out; then the keyboard goes on to the group after them."""
        field, behind = self.fields[name], self._from(name)
        here, groups = field.hasFocus(), field.groups()
        if len(groups) > 1 and len(groups[1]) == DIGITS:
            for one, digits in zip(behind, groups, strict=False):
                one.fill(digits)
                self.mark(one.objectName(), one.wrong())
            behind = behind[min(len(groups), len(behind)) - 1 :]
        self.mark(name, field.wrong())
        self.edited.emit(name)
        if here and behind[0].whole:
            go_to(behind[min(1, len(behind) - 1)])

    def _from(self, name: str) -> list[GroupField]:
        fields = list(self.fields.values())
        return fields[list(self.fields).index(name) :]
