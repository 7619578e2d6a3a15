"""The one page of a statement: from the beginning of the year unless another day is written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.balance.statement.service import PRINT_ACCOUNT
from deskapp.procedures.balance.statement.steps import Stated
from deskapp.procedures.balance.wizard import AccountPage
from deskapp.ui.wizard import ProcedureWizard


class PrintAccountWizard(ProcedureWizard):
    """账户对账单."""

    procedure = PRINT_ACCOUNT
    verb = "打印对账单"
    pages = {Stated: AccountPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"since": self.session.desk.today.replace(month=1, day=1)}
