"""The pages of voiding: the number, then the receipt as it was printed, with the reason and the copies."""

from deskapp.flow.step import Step
from deskapp.procedures.void_receipt.service import VOID_RECEIPT, Seen, seen
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.ui.states import MessageBar
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import Facts, Panel, rule
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class WhyVoidPage(StepPage):
    """The receipt in sight while its reason is typed; only F8 voids it."""

    only_f8 = True

    def build(self) -> None:
        self.panel = Panel("要作废的收据")
        self.facts, self.lines = Facts(), Facts(figures=True)
        self.panel.body.addWidget(self.facts)
        self.panel.body.addWidget(rule())
        self.panel.body.addWidget(self.lines)
        self.sheet.addWidget(self.panel)
        words = "这张收据已日结：冲销计入今天，今天的日结单上会写明。"
        self.closed = MessageBar(Tone.WARN, words, "原来的日结单不变。")
        self.sheet.addWidget(self.closed)
        super().build()

    def entered(self) -> None:
        found = seen(self.session.desk, self.session.answers[WrongReceipt].number)
        if found:
            self.facts.set_facts(_facts(found))
            total = ("合计", str(found.amount))
            self.lines.set_facts([*((name, amount.figures) for name, amount in found.lines), total])
        self.closed.setVisible(bool(found and found.closed))


class VoidReceiptWizard(ProcedureWizard):
    """作废收据. Done's result is a Reopen: the window offers to collect anew from it."""

    procedure = VOID_RECEIPT
    pages = {WhyVoid: WhyVoidPage}
    verb = "作废收据"

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WrongReceipt].number.code if WrongReceipt in answers else ""

    def summary(self, filled: Step) -> str:
        return filled.number.code if isinstance(filled, WrongReceipt) else super().summary(filled)


def _facts(found: Seen) -> list[tuple[str, str]]:
    return [
        ("号码", f"No. {found.printed_no}"),
        ("日期", say("{day}　收款人 {clerk}", day=found.day, clerk=found.clerk)),
        ("客户", f"{found.customer}　{found.room}".rstrip("　")),
        ("收费方式", found.methods),
    ]
