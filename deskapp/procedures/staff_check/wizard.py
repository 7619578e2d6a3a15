"""The one page of the daily check: today, unless another day is written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.staff_check.service import STAFF_CHECK
from deskapp.ui.wizard import ProcedureWizard


class StaffCheckWizard(ProcedureWizard):
    procedure = STAFF_CHECK
    verb = "打印检查表"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"checked_on": self.session.desk.today}
