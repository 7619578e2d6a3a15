"""The page on which a sheet of the paper backup is typed: nine groups of digits, three in a line as on paper."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from deskapp.flow.step import Question
from deskapp.kernel.hidden import DIGITS, BackupGroup
from deskapp.kernel.problems import Problem
from deskapp.ui.fields import SHORT, Editor, LineField
from deskapp.ui.placing import column, row
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to, next_stop
from deskapp.ui.widgets import Panel, Text, keys, restyle, text

ACROSS = 3


class GroupField(LineField):
    """Six digits. A group that is whole and right leads on by itself, one that is wrong says so at once."""

    SELECTS = True

    def __init__(self, name: str) -> None:
        super().__init__(name, wide=SHORT, kind="count")
        self.setMaxLength(DIGITS + 2)

    def wrong(self) -> str:
        """What is wrong with what stands here; empty while it is not whole."""
        if len(self.said().replace(" ", "")) < DIGITS:
            return ""
        try:
            BackupGroup.parse(self.said())
        except ValueError as error:
            return str(error)
        return ""

    @property
    def whole(self) -> bool:
        """Whether six right digits stand here."""
        return len(self.said().replace(" ", "")) >= DIGITS and not self.wrong()


class GroupsPage(StepPage):
    """One sheet; where the number pad is used, no other key is needed."""

    def build(self) -> None:
        s = look().sizes
        self._wrong: dict[str, Text] = {}
        panel, grid = Panel(pad=s.l), QGridLayout()
        grid.setHorizontalSpacing(s.xl)
        grid.setVerticalSpacing(s.m)
        for place, question in enumerate(self.kind.questions()):
            grid.addWidget(self._cell(question), place // ACROSS, place % ACROSS)
        head = row(text("照备份输入", "heading"), None, keys(("Enter", "下一组"), ("Shift+Enter", "上一组")))
        panel.body.addLayout(column(head, s.s, grid, gap=s.s))
        self.panel = panel
        self.sheet.addWidget(panel)

    def entered(self) -> None:
        """Whoever comes back types it again: the sheet of another person is not left on the glass."""
        for name, editor in self.editors.items():
            editor.fill("")
            self._mark(name, "")

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        found = list(problems)
        by_field = {problem.field: problem.text for problem in reversed(found)}
        for name in self.editors:
            self._mark(name, by_field.get(name, ""))
        if first := next((name for name in self.editors if name in by_field), None):
            go_to(self.editors[first].widget)
        return [problem.text for problem in found if problem.field not in self.editors]

    def first(self) -> QWidget | None:
        fields = [editor.widget for editor in self.editors.values() if editor.widget.isEnabled()]
        return next((one for one in fields if isinstance(one, GroupField) and not one.whole), next(iter(fields), None))

    def _cell(self, question: Question) -> QWidget:
        field, cell = GroupField(question.label), QWidget()
        wrong = text("", "caption", tone=Tone.DANGER)
        wrong.setFixedHeight(look().sizes.body * 3 // 2)
        field.setObjectName(question.name)
        field.edited.connect(lambda: self._typed(question.name))
        self.editors[question.name] = Editor(field, field.said, field.fill, field.edited)
        self._wrong[question.name] = wrong
        name = text(question.label, "soft")
        name.setFixedWidth(look().sizes.px(52))
        cell.setLayout(column(row(name, field, None, gap=look().sizes.s), wrong, gap=2))
        return cell

    def _typed(self, name: str) -> None:
        field = self.editors[name].widget
        assert isinstance(field, GroupField), "every question here is a group"
        self._mark(name, field.wrong())
        self.edited.emit()
        if field.whole and field.hasFocus() and (following := next_stop(self.panel)):
            go_to(following)

    def _mark(self, name: str, words: str) -> None:
        self._wrong[name].say(words)
        restyle(self.editors[name].widget, "wrong", bool(words))
