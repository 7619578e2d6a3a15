"""The one page of banking: the closed days that wait, and the slip of the bank."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Question, Step
from deskapp.kernel.money import Money
from deskapp.procedures.till.banking.service import BANK_CASH, carriers, waiting
from deskapp.procedures.till.banking.steps import Banked
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.figures import MoneyField
from deskapp.ui.pages.sheet import ToRead
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard

HEADS = (
    Column("收款日", least=140), Column("应缴存", 128, figures=True), Column("已缴存", 128, figures=True),
    Column("待缴存", 128, figures=True),
)  # fmt: skip


class BankedPage(StepPage):
    """What waits stands above; its sum is offered by the key =."""

    def build(self) -> None:
        self.days = waiting(self.session.desk)
        self.listed = ToRead("待缴存的现金", HEADS, "没有待缴存的现金")
        lines = [(str(one.day), one.due.figures, one.banked.figures, one.left.figures) for one in self.days]
        self.listed.show_lines(lines)
        self.sheet.addWidget(self.listed)
        super().build()

    def first(self) -> QWidget | None:
        return self.listed.passed_by(self)

    def add_editor(self, question: Question) -> Editor:
        if question.name == "amount":
            field = MoneyField(question.label, due=self._left)
            editor = Editor(field, field.said, field.fill, field.edited)
        elif question.name == "banked_by":
            box = Choice(question.label, carriers(self.session.desk))
            editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        else:
            return super().add_editor(question)
        editor.widget.setObjectName(question.name)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor

    def _left(self) -> Money:
        return Money.total(one.left for one in self.days)


class BankCashWizard(ProcedureWizard):
    """现金缴存."""

    procedure = BANK_CASH
    pages = {Banked: BankedPage}
    verb = "登记并打印"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"banked_on": str(self.session.desk.today), "banked_by": next(iter(carriers(self.session.desk)), "")}
