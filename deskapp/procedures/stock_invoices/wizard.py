"""The pages of putting invoices in stock."""

from deskapp.flow.step import Step
from deskapp.procedures.stock_invoices.service import STOCK_INVOICES
from deskapp.procedures.stock_invoices.steps import Counted, Fetched
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class StockInvoicesWizard(ProcedureWizard):
    """发票入库."""

    procedure = STOCK_INVOICES
    verb = "登记入库"

    def subject(self) -> str:
        answers = self.session.answers
        return say(answers[Fetched].kind.value) if Fetched in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Fetched():
                return say("{n} 本", n=len(filled.covers))
            case Counted():
                return say("已清点")
            case _:
                return super().summary(filled)
