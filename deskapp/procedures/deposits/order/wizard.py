"""The pages of ordering a refund: the deposit is found, then what was seen of it is ticked beside what is known."""

from deskapp.procedures.deposits.order.service import ORDER_REFUND
from deskapp.procedures.deposits.order.steps import Against, WhichDeposit
from deskapp.procedures.deposits.wizard import DepositPage
from deskapp.ui.wizard import ProcedureWizard


class AgainstPage(DepositPage):
    """The deposit was found on the page before."""

    only_f8 = True

    def words(self) -> str:
        answers = self.session.answers
        return answers[WhichDeposit].deposit if WhichDeposit in answers else ""


class OrderRefundWizard(ProcedureWizard):
    """退押金."""

    procedure = ORDER_REFUND
    verb = "通知出纳"
    pages = {WhichDeposit: DepositPage, Against: AgainstPage}

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichDeposit].deposit if WhichDeposit in answers else ""
