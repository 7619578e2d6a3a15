"""The pages of regular housekeeping: the customer, the record sheet, the money."""

from deskapp.flow.step import Step
from deskapp.procedures.housekeeping.regular.service import REGULAR_HOUSEKEEPING, bill_of
from deskapp.procedures.housekeeping.regular.steps import Sheet
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay, Whom
from deskapp.ui.pay_page import PayPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class SheetPayPage(PayPage):
    """What the months come to, on one receipt."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class RegularHousekeepingWizard(ProcedureWizard):
    """固定家政收费."""

    procedure = REGULAR_HOUSEKEEPING
    pages = {Pay: SheetPayPage}
    verb = "收款并开票"

    def subject(self) -> str:
        answers = self.session.answers
        if Whom not in answers:
            return ""
        asked = answers[Whom]
        return " ".join(str(one) for one in (asked.room, asked.payer) if one)

    def summary(self, filled: Step) -> str:
        match filled:
            case Sheet():
                return say("{n} 个月", n=filled.months)
            case Pay():
                return str(filled.total)
        return super().summary(filled)
