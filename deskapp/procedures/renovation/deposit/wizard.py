"""The pages of a deposit: whose it is, and the money."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.deposit.service import COLLECT_RENOVATION_DEPOSIT, STATES, bill_of, unpaid
from deskapp.procedures.renovation.deposit.steps import Whose
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay
from deskapp.ui.pay_page import PayPage


class DepositPayPage(PayPage):
    """What the chosen side leaves."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class CollectRenovationDepositWizard(RenovationWizard):
    """收装修保证金."""

    procedure = COLLECT_RENOVATION_DEPOSIT
    verb = "收款并开票"
    pages = {WhichFiling: filing_page(STATES, lambda case: not case.money.received), Pay: DepositPayPage}

    def summary(self, filled: Step) -> str:
        match filled:
            case Whose():
                return filled.side.value
            case Pay():
                return str(filled.total)
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        side = unpaid(self.session.desk, self.session.answers) if kind is Whose else None
        return {"side": side.value} if side else {}
