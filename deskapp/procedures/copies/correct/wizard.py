"""The page of correcting the copy-fee register: the lines that can be taken back, above the question."""

from deskapp.procedures.copies.correct.service import CORRECT_COPIES, open_lines
from deskapp.procedures.copies.correct.steps import WrongLine
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import EmptyState, Facts, Panel
from deskapp.ui.wizard import ProcedureWizard

MOST = 8


class WrongLinePage(StepPage):
    """Only F8 takes a line back."""

    only_f8 = True

    def build(self) -> None:
        panel, found = Panel("还没有开汇总收据的登记"), open_lines(self.session.desk)[:MOST]
        if found:
            panel.body.addWidget(Facts([(f"第 {one.number} 笔", f"{one.what}　{one.amount}") for one in found]))
        else:
            panel.body.addWidget(EmptyState("copy", "没有可以更正的登记", "已开收据的请先作废收据"))
        self.sheet.addWidget(panel)
        super().build()


class CorrectCopiesWizard(ProcedureWizard):
    """复印传真更正."""

    procedure = CORRECT_COPIES
    pages = {WrongLine: WrongLinePage}
    verb = "冲销"
