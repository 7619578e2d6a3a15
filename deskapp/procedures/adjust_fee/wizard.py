"""The pages of a reduction: what is owed is ticked in a table, with the late fee of each charge beside it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Question, Step
from deskapp.procedures.adjust_fee.service import ADJUST_FEE, Due, items, owed_now
from deskapp.procedures.adjust_fee.steps import Application, Terms
from deskapp.ui.cells import Cell
from deskapp.ui.charges import ChargeTable
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.segments import NONE
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, keys, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

COLUMNS = (
    Column("收费项目", 180),
    Column("起止期间", least=210),
    Column("欠费", 112, figures=True),
    Column("违约金", 112, figures=True),
)
TICKING = (("1–9", "选或不选"), ("0", "全选"), ("Enter", "往下填"))
IN_SIGHT = 4
"""Charges shown at once; more scroll within the table."""
DAYS = 30
"""For so long a paper is valid where nothing else is written."""


class TermsPage(StepPage):
    """Digits tick what is owed; without a tick the months that are written count."""

    only_f8 = True

    def build(self) -> None:
        self.owed: list[Due] = []
        self.chosen: set[int] = set()
        self.table = ChargeTable(COLUMNS)
        self.table.setObjectName("owed")
        self.table.turned.connect(self._turn)
        self.table.all_turned.connect(self._turn_all)
        self.table.done.connect(self._below)
        self.nothing, self.sum = text("没有欠费，请写预交的月份。", "soft"), text("", "strong")
        self.editors["charges"] = Editor(self.table, self._said, self._fill, self.edited)
        self.sheet.addWidget(self._charges())
        form = self.add_form()
        for question in self.kind.questions():
            if question.name != "charges":
                self.add_question(form, question)

    def add_question(self, form: Form, question: Question) -> Editor:
        """The items that are charged by the month stand in a list; none of them is chosen beforehand."""
        if question.name != "item":
            return super().add_question(form, question)
        box = Choice(question.label, items(self.session.desk))
        box.setCurrentIndex(NONE)
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        form.ask(question.label, box, question.help, question.name)
        return editor

    def entered(self) -> None:
        self.owed = owed_now(self.session.desk, self.session.answers[Application])
        self.chosen &= {one.owed.charge_id or 0 for one in self.owed}
        self._show()

    def first(self) -> QWidget | None:
        return self.table if self.owed else super().first()

    def _charges(self) -> Panel:
        panel, s = Panel(pad=0), look().sizes
        head = row(text("欠费", "heading"), self.nothing, None, self.sum, keys(*TICKING), gap=s.m)
        head.setContentsMargins(s.l, s.m, s.l, s.xs)
        panel.body.addLayout(column(head, self.table, gap=0))
        return panel

    def _show(self) -> None:
        self.table.set_rows([self._row(one) for one in self.owed], [one.owed.charge_id for one in self.owed])
        s = look().sizes
        self.table.setFixedHeight(s.head + min(len(self.owed), IN_SIGHT) * s.row + 1)
        self.table.setVisible(bool(self.owed))
        self.nothing.setVisible(not self.owed)
        self.sum.say(say("已选 {count} 笔", count=len(self.chosen)) if self.chosen else "")
        if self.owed and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)

    def _row(self, one: Due) -> tuple[str | Cell, ...]:
        name = Cell(one.owed.item_name, ticked=one.owed.charge_id in self.chosen)
        return name, str(one.owed.period), one.owed.open.figures, one.late.figures if one.late else "—"

    def _turn(self, place: int) -> None:
        if place < len(self.owed):
            self._choose(self.chosen ^ {self.owed[place].owed.charge_id or 0})

    def _turn_all(self) -> None:
        known = {one.owed.charge_id or 0 for one in self.owed}
        self._choose(set() if self.chosen == known else known)

    def _choose(self, chosen: set[int]) -> None:
        self.chosen = chosen
        self._show()
        self.edited.emit()

    def _below(self) -> None:
        self.editors["kind"].widget.setFocus()

    def _said(self) -> list[int]:
        return sorted(self.chosen)

    def _fill(self, said: Any) -> None:
        self.chosen = set(said or ())
        self._show()


class AdjustFeeWizard(ProcedureWizard):
    """费用减免."""

    procedure = ADJUST_FEE
    verb = "批准并登记"
    pages = {Terms: TermsPage}

    def subject(self) -> str:
        answers = self.session.answers
        return str(answers[Application].room) if Application in answers else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        until = self.session.desk.today + timedelta(days=DAYS)
        return {"valid_until": until} if kind is Terms else super().defaults(kind)
