"""The one page of giving money another purpose."""

from deskapp.procedures.balance.move.service import MOVE_BALANCE
from deskapp.procedures.balance.move.steps import Moving
from deskapp.procedures.balance.wizard import AccountPage
from deskapp.ui.wizard import ProcedureWizard


class MoveBalanceWizard(ProcedureWizard):
    """余额转用途."""

    procedure = MOVE_BALANCE
    verb = "登记转用途"
    pages = {Moving: AccountPage}
