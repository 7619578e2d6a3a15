"""The page on which cash is lent; only F8 does it, after the centre manager's F7."""

from deskapp.procedures.desk_cash.lend.service import LEND_CASH
from deskapp.procedures.desk_cash.lend.steps import Lending
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard


class LendingPage(StepPage):
    """Cash leaves the drawer."""

    only_f8 = True


class LendCashWizard(ProcedureWizard):
    """借款登记."""

    procedure = LEND_CASH
    verb = "借出"
    pages = {Lending: LendingPage}
