"""The one page of settling a difference: the documents that wait, and how one of them ends."""

from PySide6.QtCore import Qt

from deskapp.flow.step import Question
from deskapp.procedures.till.settling.service import SETTLE_DIFFERENCE, waiting
from deskapp.procedures.till.settling.steps import Settle
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard

HEADS = (
    Column("单号", 156), Column("日期", 112), Column("类别", 64), Column("金额", 96, figures=True), Column("", 16),
    Column("责任人", 88), Column("原因"),
)  # fmt: skip


class SettlePage(StepPage):
    """Everything that waits stands above."""

    def build(self) -> None:
        self.open = waiting(self.session.desk)
        listed = Sheet("待处理的长短款单", HEADS, "没有待处理的长短款单")
        listed.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        listed.show_lines(
            [
                (one.number, str(one.day), one.kind.value, one.amount.figures, "", one.clerk, one.reason)
                for one in self.open
            ]
        )
        self.sheet.addWidget(listed)
        super().build()

    def add_editor(self, question: Question) -> Editor:
        if question.name != "document":
            return super().add_editor(question)
        box = Choice(question.label, [one.number for one in self.open])
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class SettleDifferenceWizard(ProcedureWizard):
    """处理长短款."""

    procedure = SETTLE_DIFFERENCE
    pages = {Settle: SettlePage}
    verb = "处理并打印"
