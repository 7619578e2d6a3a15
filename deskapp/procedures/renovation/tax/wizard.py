"""The pages of renovation tax: the ticket of the tax office, and the money."""

from dataclasses import replace

from deskapp.flow.step import Step
from deskapp.procedures.renovation.tax.service import COLLECT_RENOVATION_TAX, STATES, bill_of
from deskapp.procedures.renovation.tax.steps import TaxTicket
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page
from deskapp.till.bill import Bill, tickets_due
from deskapp.till.steps import Pay
from deskapp.ui.pay_page import PayPage


class TaxPayPage(PayPage):
    """What is taken for the tax office, on its own ticket."""

    verb = "收款并登记"

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)

    def entered(self) -> None:
        super().entered()
        number = self.session.answers[TaxTicket].number.code
        due = tickets_due(self.session.desk, self.asked.lines)
        self.tickets.set_tickets([replace(one, number=f"No. {number}") for one in due])


class CollectRenovationTaxWizard(RenovationWizard):
    """代收装修税."""

    procedure = COLLECT_RENOVATION_TAX
    verb = "收款并登记"
    pages = {
        WhichFiling: filing_page(STATES, lambda case: not case.tax and not case.filing.is_self_renovation),
        Pay: TaxPayPage,
    }

    def summary(self, filled: Step) -> str:
        match filled:
            case TaxTicket():
                return filled.number.code
            case Pay():
                return str(filled.total)
        return super().summary(filled)
