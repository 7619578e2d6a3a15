"""The one page of paying money back: how much goes, and what lies there."""

from deskapp.procedures.balance.refund.service import REFUND_BALANCE
from deskapp.procedures.balance.refund.steps import Refunding
from deskapp.procedures.balance.wizard import AccountPage
from deskapp.ui.wizard import ProcedureWizard


class RefundBalanceWizard(ProcedureWizard):
    """退余额."""

    procedure = REFUND_BALANCE
    verb = "通知出纳"
    pages = {Refunding: AccountPage}
