"""The pages on which a lead writes the must-know facts: how far each group is, then a group as a table."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from deskapp.flow.step import Question
from deskapp.procedures.must_know.editing.service import EDIT_FACTS, opened, standards, standings
from deskapp.procedures.must_know.editing.steps import Contents, WhichGroup
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.ui.cells import Cell, badge
from deskapp.ui.fields import Editor, LineField
from deskapp.ui.lines import Head, Lines
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

FILLED = (
    Column("组别", 112),
    Column("已填", 72, figures=True),
    Column("", 24),
    Column("还缺", least=160),
    Column("", 96),
)
STANDARDS = (Column("收费项目", 176), Column("现行标准", least=200))


class WhichGroupPage(StepPage):
    """The groups to choose from, and what each still lacks (KNOW-01)."""

    def build(self) -> None:
        super().build()
        self.filled = Sheet("填写情况", FILLED, "")
        self.filled.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.addWidget(self.filled)

    def entered(self) -> None:
        self.filled.show_lines(
            [
                (
                    Cell(one.group.value),
                    str(one.filled),
                    "",
                    Cell("、".join(one.lacking) or "—", quiet=True),
                    badge("未填全", Tone.WARN) if one.lacking else badge("已填全", Tone.OK),
                )
                for one in standings(self.session.desk)
            ]
        )


class ContentsPage(StepPage):
    """A group as a table of questions and answers; below the fee standards what needs no writing (KNOW-05)."""

    def build(self) -> None:
        self.edition = ""
        self.group: FactGroup | None = None
        self.standards = Sheet("取自现行收费标准，不用填写", STANDARDS, "还没有定收费标准")
        self.standards.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_table(next(question for question in self.kind.questions() if question.row))
        self.sheet.addWidget(self.standards)

    def add_editor(self, question: Question) -> Editor:
        lines = Lines([Head("question", "问", 3, _cell), Head("answer", "答", 10, _cell)])
        lines.setObjectName(question.name)
        editor = Editor(lines, lines.said, lines.fill, lines.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor

    def entered(self) -> None:
        group = self.session.answers[WhichGroup].group
        if group is not self.group:
            self.fill(opened(self.session.desk, group))
        fees = group is FactGroup.FEES
        self.standards.setVisible(fees)
        if fees:
            self.standards.show_lines(
                [(Cell(one.question), Cell(one.answer, quiet=True)) for one in standards(self.session.desk)]
            )

    def fill(self, said: Mapping[str, Any]) -> None:
        if "edition" in said:
            self.edition = said["edition"]
            self.group = self.session.answers[WhichGroup].group
        super().fill(said)

    def said(self) -> dict[str, Any]:
        return {"edition": self.edition, **super().said()}


class EditFactsWizard(ProcedureWizard):
    procedure = EDIT_FACTS
    pages = {WhichGroup: WhichGroupPage, Contents: ContentsPage}
    verb = "保存"

    def subject(self) -> str:
        answers = self.session.answers
        return say(answers[WhichGroup].group.value) if WhichGroup in answers else ""


def _cell(name: str) -> Editor:
    field = LineField(name, kind="cell")
    return Editor(field, field.said, field.fill, field.edited)
