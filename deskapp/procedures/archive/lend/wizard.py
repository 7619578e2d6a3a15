"""The page on which a file is lent; it comes back in three days unless another day is written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.archive.lend.service import LEND_FILE
from deskapp.procedures.archive.lend.steps import Loan
from deskapp.procedures.archive.rules import USUAL_LOAN
from deskapp.procedures.archive.wizard import FilePage
from deskapp.ui.wizard import ProcedureWizard


class LendFileWizard(ProcedureWizard):
    """借阅档案."""

    procedure = LEND_FILE
    verb = "借出"
    pages = {Loan: FilePage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"due_on": self.session.desk.today + USUAL_LOAN}
