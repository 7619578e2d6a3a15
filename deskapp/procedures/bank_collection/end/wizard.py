"""The page on which an agreement on bank collection is ended; today is its last day unless another is written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.bank_collection.end.service import END_BANK
from deskapp.ui.wizard import ProcedureWizard


class EndBankWizard(ProcedureWizard):
    """终止托收委托."""

    procedure = END_BANK
    verb = "终止委托"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"last_day": self.session.desk.today}
