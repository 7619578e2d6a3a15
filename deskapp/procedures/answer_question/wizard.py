"""The page of the cashier's answers: what waits, the chosen question in full, and the answer below it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Question
from deskapp.procedures.answer_question.service import ANSWER_QUESTION, Asked, waiting
from deskapp.procedures.answer_question.steps import LONGEST, Reply
from deskapp.ui.cells import Cell
from deskapp.ui.fields import Editor, LineField
from deskapp.ui.forms import Form
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import holding
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel, keys, rule
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (
    Column("时间", 116),
    Column("单元", 104),
    Column("客户", 104),
    Column("问题", least=200),
    Column("提问人", 104),
)
NONE = "没有等待答复的咨询"
ANSWER_WIDE = 560


class ReplyPage(StepPage):
    """Arrows choose a question; the keyboard begins at the answer where there is only one, or one was chosen before."""

    def build(self) -> None:
        self.asked: dict[int, Asked] = {}
        self._told = False
        self.list = Sheet("等待答复", HEADS, NONE, holding(keys(("↑ ↓", "选择"))))
        self.table = self.list.table
        self.table.setObjectName("question")
        self.table.current.connect(lambda _row: self._choose())
        self.facts, self.panel = Facts(), Panel()
        self.panel.body.addWidget(self.facts)
        self.panel.body.addWidget(rule())
        self.sheet.addWidget(self.list)
        self.sheet.addWidget(self.panel)
        self._add_answer(self.kind.questions()[1])
        self._list()

    def entered(self) -> None:
        self._list()

    def said(self) -> dict[str, Any]:
        return {"question": self.table.key(), **super().said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        if str(said.get("question") or "").isdigit():
            self._told = True
            self.table.select_key(int(said["question"]))

    def reason(self) -> str:
        return "" if self.asked else say(NONE)

    def first(self) -> QWidget | None:
        if not self.asked:
            return None
        return self.table if len(self.asked) > 1 and not self._told else self.editors["answer"].widget

    def _add_answer(self, question: Question) -> None:
        """A field as long as an answer."""
        answer = LineField(question.label, wide=ANSWER_WIDE)
        answer.setObjectName(question.name)
        answer.setMaxLength(LONGEST)
        answer.edited.connect(lambda: self._edited(question.name))
        self.editors[question.name] = Editor(answer, answer.said, answer.fill, answer.edited)
        form = Form()
        form.ask(question.label, answer, question.help, question.name)
        self.forms.append(form)
        self.panel.body.addWidget(form)

    def _list(self) -> None:
        self.asked = {one.id: one for one in waiting(self.session.desk)}
        self.list.show_lines([_line(one) for one in self.asked.values()], list(self.asked))
        if self.asked and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._choose()

    def _choose(self) -> None:
        key = self.table.key()
        one = self.asked.get(key) if isinstance(key, int) else None
        self.panel.setVisible(one is not None)
        self.facts.set_facts(_facts(one) if one else [])
        self.edited.emit()


class AnswerQuestionWizard(ProcedureWizard):
    procedure = ANSWER_QUESTION
    verb = "答复"
    pages = {Reply: ReplyPage}


def _line(one: Asked) -> tuple[str | Cell, ...]:
    return Cell(f"{one.at:%m-%d %H:%M}", quiet=True), one.room, one.customer, one.words, Cell(one.by, quiet=True)


def _facts(one: Asked) -> list[tuple[str, str]]:
    rows = (
        ("问题", one.words),
        ("要收的", one.about or say("还没有选收费项目")),
        ("单元", f"{one.room} {one.customer}".strip() or say("没有房号")),
        ("提问", f"{one.by} {one.at:%Y-%m-%d %H:%M}"),
    )
    return [(say(name), value) for name, value in rows]
