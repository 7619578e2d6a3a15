"""The page on which a sheet of a paper backup is typed: groups of digits, side by side as on paper."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from deskapp.kernel.problems import Problem
from deskapp.ui.fields import SHORT, Editor
from deskapp.ui.group_fields import GroupGrid
from deskapp.ui.placing import column, row
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, keys, text


class GroupsPage(StepPage):
    """One sheet; where the number pad is used, no other key is needed."""

    across: ClassVar[int] = 3
    wide: ClassVar[int] = SHORT
    heading: ClassVar[str] = "照备份输入"

    def build(self) -> None:
        s = look().sizes
        names = {question.name: question.label for question in self.kind.questions()}
        self.grid = GroupGrid(names, across=self.across, wide=self.wide)
        for name, field in self.grid.fields.items():
            self.editors[name] = Editor(field, field.said, field.fill, field.edited)
        self.grid.edited.connect(lambda _name: self.edited.emit())
        self.panel = Panel(pad=s.l)
        head = row(text(self.heading, "heading"), None, keys(("Enter", "下一组"), ("Shift+Enter", "上一组")))
        self.panel.body.addLayout(column(head, s.s, self.grid, gap=s.s))
        self.sheet.addWidget(self.panel)

    def entered(self) -> None:
        """Whoever comes back types it again: the sheet of another person is not left on the glass."""
        self.grid.clear()

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        found = list(problems)
        self.grid.show_problems(found)
        return [problem.text for problem in found if problem.field not in self.editors]

    def first(self) -> QWidget | None:
        return self.grid.first_open()
