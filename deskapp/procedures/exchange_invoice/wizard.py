"""The pages of exchanging: the number, then the receipt as it was printed beside the invoices it will become."""

from deskapp.flow.step import Step
from deskapp.procedures.exchange_invoice.service import EXCHANGE_INVOICE, Seen, seen
from deskapp.procedures.exchange_invoice.steps import Exchanged, OldReceipt
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ExchangedPage(StepPage):
    """The receipt and its invoices in sight; only F8 uses up a number."""

    only_f8 = True

    def build(self) -> None:
        self.old, self.new = Facts(), Facts()
        for words, facts in (("收回的收据", self.old), ("换开的发票", self.new)):
            panel = Panel(words)
            panel.body.addWidget(facts)
            self.sheet.addWidget(panel)
        super().build()

    def entered(self) -> None:
        found = seen(self.session.desk, self.session.answers[OldReceipt])
        if found:
            self.old.set_facts(_old(found))
            self.new.set_facts([(one.kind, f"No. {one.number}　{one.amount}") for one in found.invoices])


class ExchangeInvoiceWizard(ProcedureWizard):
    """换开发票."""

    procedure = EXCHANGE_INVOICE
    pages = {Exchanged: ExchangedPage}
    verb = "换开发票"

    def subject(self) -> str:
        answers = self.session.answers
        return answers[OldReceipt].number.code if OldReceipt in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case OldReceipt():
                return filled.number.code
            case Exchanged():
                return say("已收回")
        return super().summary(filled)


def _old(found: Seen) -> list[tuple[str, str]]:
    return [
        ("号码", f"No. {found.printed_no}"),
        ("日期", str(found.day)),
        ("客户", f"{found.customer}　{found.room}".rstrip("　")),
        ("金额", str(found.amount)),
        ("收费方式", found.methods),
    ]
