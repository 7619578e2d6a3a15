"""The pages of a collection that the bank took back: the notice, then what is reversed, with its invoices."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.kernel.money import Money
from deskapp.procedures.bank_collection.bounce.service import RETURN_BANK, seen
from deskapp.procedures.bank_collection.bounce.steps import Bounced, Reversing
from deskapp.ui.placing import row
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel, rule
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ReversingPage(StepPage):
    """The payment in sight; whether its invoice came back is asked only where one was fetched."""

    only_f8 = True

    def build(self) -> None:
        self.sum, self.facts, self.lines = Money(), Facts(), Facts(figures=True)
        panel, ticks = Panel("要冲销的托收款"), Panel()
        for part in (self.facts, rule(), self.lines):
            panel.body.addWidget(part)
        for question in self.kind.questions()[1:]:
            ticks.body.addLayout(row(self.add_editor(question).widget, None))
        for part in (panel, ticks):
            self.sheet.addWidget(part)

    def entered(self) -> None:
        found = seen(self.session.desk, self.session.answers)
        if found is None:
            return
        self.sum = found.total
        whose = f"{found.room}　{found.payer}"
        facts = [("客户", whose), ("扣款日", str(found.collected_on)), ("发票", found.invoices or say("没有领"))]
        if found.apart:
            facts.append(("一并退回", say("{amount}，原在待处理", amount=found.apart)))
        self.facts.set_facts(facts)
        items = [(name, amount.figures) for name, amount in found.items]
        self.lines.set_facts([*items, ("冲销合计", str(found.total))])
        self.editors["copies"].widget.setVisible(bool(found.invoices))

    def said(self) -> dict[str, Any]:
        return {"total": self.sum.figures, **super().said()}


class ReturnBankWizard(ProcedureWizard):
    """登记托收退回."""

    procedure = RETURN_BANK
    pages = {Reversing: ReversingPage}
    verb = "冲销"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"returned_on": self.session.desk.today} if kind is Bounced else {}

    def subject(self) -> str:
        answers = self.session.answers
        return answers[Bounced].reference if Bounced in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Bounced():
                return filled.reference
            case Reversing():
                return str(filled.total)
        return super().summary(filled)
