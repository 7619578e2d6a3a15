"""The pages of the gates, filled with what is in force."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.edit_gates.service import EDIT_GATES, now_in_force
from deskapp.ui.wizard import ProcedureWizard


class EditGatesWizard(ProcedureWizard):
    """未办事项把关."""

    procedure = EDIT_GATES
    verb = "保存把关"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        now = now_in_force(self.session.desk)
        return {question.name: now[question.name] for question in kind.questions()}
