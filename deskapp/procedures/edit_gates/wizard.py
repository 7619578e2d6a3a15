"""The table of gates on one page, filled with what is in force, and behind it what it cannot change."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout

from deskapp.flow.step import Question, Step
from deskapp.gates.kinds import Level, Matter
from deskapp.gates.table import ACTS, FIXED, GATES
from deskapp.procedures.edit_gates.service import EDIT_GATES, now_in_force, question, who_may
from deskapp.procedures.edit_gates.steps import FixedOnes, Table
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.wizard import ProcedureWizard

CELL = 80
SHORT = {Level.PASS: "不拦", Level.WARN: "提示", Level.BLOCK: "授权"}
"""The levels as a narrow cell shows them."""


class TablePage(StepPage):
    """Matters downwards, acts across; a cell is chosen by its first sign, the arrows, or a click."""

    def build(self) -> None:
        grid, s = QGridLayout(), look().sizes
        grid.setHorizontalSpacing(s.xs)
        grid.setVerticalSpacing(s.px(2))
        for across, words in enumerate(ACTS.values(), 1):
            grid.addWidget(text(words, "strong"), 0, across)
        by_name = {one.name: one for one in self.kind.questions()}
        matters = [one for one in Matter if any(gate.matter is one for gate in GATES)]
        for gate in GATES:
            down, across = matters.index(gate.matter) + 1, list(ACTS).index(gate.act) + 1
            grid.addWidget(self.add_editor(by_name[question(gate)]).widget, down, across)
        for down, matter in enumerate(matters, 1):
            grid.addWidget(text(matter.value), down, 0)
        grid.setColumnStretch(0, 1)
        panel = Panel(pad=s.m)
        panel.body.addLayout(grid)
        self.sheet.addWidget(panel)

    def add_editor(self, question: Question) -> Editor:
        box = Choice(question.label, list(SHORT.values()), CELL)
        box.setObjectName(question.name)
        levels = list(SHORT)
        editor = Editor(
            box,
            lambda: levels[box.currentIndex()].value,
            lambda said: box.setCurrentIndex(levels.index(Level(said))),
            box.edited,
        )
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class FixedPage(StepPage):
    """What stands by the rules of the company, with who may agree to it."""

    def build(self) -> None:
        heads = (Column("业务", 112), Column("什么情况", 200), Column("谁可以授权", least=200), Column("依据", 104))
        listed = Sheet("不能改的：公司规定须另一个人同意", heads, "没有")
        listed.show_lines([(one.act, one.what, who_may(one.override), quiet(one.rule)) for one in FIXED])
        super().build()
        self.sheet.addWidget(listed)


class EditGatesWizard(ProcedureWizard):
    """未办事项把关."""

    procedure = EDIT_GATES
    verb = "保存把关"
    pages = {Table: TablePage, FixedOnes: FixedPage}

    def summary(self, filled: Step) -> str:
        return ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return now_in_force(self.session.desk) if kind is Table else {}
