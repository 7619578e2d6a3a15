"""The pages of the settings, filled with what is in force."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.settings.service import CHANGE_SETTINGS, now_in_force
from deskapp.ui.wizard import ProcedureWizard


class ChangeSettingsWizard(ProcedureWizard):
    procedure = CHANGE_SETTINGS
    verb = "保存设置"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        now = now_in_force(self.session.desk)
        return {question.name: now[question.name] for question in kind.questions()}
