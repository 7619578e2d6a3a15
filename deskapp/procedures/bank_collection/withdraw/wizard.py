"""The page on which a list is taken back; the oldest that waits stands there already."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.bank_collection.withdraw.service import WITHDRAW_BANK_LIST, waiting_lists
from deskapp.ui.wizard import ProcedureWizard


class WithdrawBankListWizard(ProcedureWizard):
    """撤回托收清单."""

    procedure = WITHDRAW_BANK_LIST
    verb = "撤回清单"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        waiting = waiting_lists(self.session.desk)
        return {"number": waiting[0]} if waiting else {}
