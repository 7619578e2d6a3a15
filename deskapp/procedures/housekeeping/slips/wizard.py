"""The pages of ad hoc housekeeping: the customer, the slips, the money."""

from deskapp.flow.step import Step
from deskapp.procedures.housekeeping.slips.service import HOUSEKEEPING_SLIPS, bill_of
from deskapp.procedures.housekeeping.slips.steps import Slips
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay, Whom
from deskapp.ui.pay_page import PayPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class SlipsPayPage(PayPage):
    """What the slips come to, on one receipt."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class HousekeepingSlipsWizard(ProcedureWizard):
    """临时家政收费."""

    procedure = HOUSEKEEPING_SLIPS
    pages = {Pay: SlipsPayPage}
    verb = "收款并开票"

    def subject(self) -> str:
        answers = self.session.answers
        if Whom not in answers:
            return ""
        asked = answers[Whom]
        return " ".join(str(one) for one in (asked.room, asked.payer) if one)

    def summary(self, filled: Step) -> str:
        match filled:
            case Slips():
                return say("{n} 张服务单", n=len(filled.slips))
            case Pay():
                return str(filled.total)
        return super().summary(filled)
