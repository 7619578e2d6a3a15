"""The pages of a unit's facts, filled with what is known."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.edit_unit.service import EDIT_UNIT, facts_of
from deskapp.procedures.edit_unit.steps import UnitFacts, WhichUnit
from deskapp.ui.wizard import ProcedureWizard


class EditUnitWizard(ProcedureWizard):
    procedure = EDIT_UNIT
    verb = "保存单元资料"

    def subject(self) -> str:
        return str(self.session.answers[WhichUnit].room) if WhichUnit in self.session.answers else ""

    def about(self, kind: type[Step]) -> str:
        return self.subject() if kind is UnitFacts else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is UnitFacts:
            return facts_of(self.session.desk, self.session.answers[WhichUnit].room)
        return {}
