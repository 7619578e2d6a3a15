"""The pages of an invoice for what the bank collected: the unit, then what will be issued."""

from typing import Any

from deskapp.flow.step import Step
from deskapp.kernel.money import Money
from deskapp.procedures.bank_collection.invoice.service import ISSUE_BANK_INVOICE, waiting
from deskapp.procedures.bank_collection.invoice.steps import Issue, Whose
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (
    Column("扣款日", 120), Column("参考号", 200), Column("付款人", 144), Column("项目", least=200),
    Column("金额", 144, figures=True),
)  # fmt: skip


class IssuePage(StepPage):
    """What was collected and has no invoice, the sum, the ticks."""

    only_f8 = True

    def build(self) -> None:
        self.sum, self.facts = Money(), Facts()
        self.rows = Sheet("已扣款、未开票", HEADS, "没有可开票的款项")
        panel, ticks = Panel("开票合计"), Panel()
        panel.body.addWidget(self.facts)
        for question in self.kind.questions()[1:]:
            ticks.body.addLayout(row(self.add_editor(question).widget, None))
        for part in (panel, ticks, self.rows):
            self.sheet.addWidget(part)

    def entered(self) -> None:
        found = waiting(self.session.desk, self.session.answers)
        self.sum = Money.total(one.amount for one in found)
        self.facts.set_facts([("次数", str(len(found))), ("合计", str(self.sum)), ("备注", "银行托收")])
        self.rows.show_lines(
            [(str(one.day), quiet(one.reference), one.payer, quiet(one.items), one.amount.figures) for one in found]
        )

    def said(self) -> dict[str, Any]:
        return {"total": self.sum.figures, **super().said()}


class IssueBankInvoiceWizard(ProcedureWizard):
    """领取托收发票."""

    procedure = ISSUE_BANK_INVOICE
    pages = {Issue: IssuePage}
    verb = "开发票"

    def subject(self) -> str:
        answers = self.session.answers
        return str(answers[Whose].room) if Whose in answers else ""

    def summary(self, filled: Step) -> str:
        return say("合计 {total}", total=filled.total) if isinstance(filled, Issue) else super().summary(filled)
