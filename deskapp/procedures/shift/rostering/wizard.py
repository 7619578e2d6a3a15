"""The pages of a roster: the first day, then its lines as they stand."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.shift.rostering.service import SET_ROSTER, known
from deskapp.procedures.shift.rostering.steps import FromDay
from deskapp.ui.wizard import ProcedureWizard


class SetRosterWizard(ProcedureWizard):
    """排班和请假."""

    procedure = SET_ROSTER
    verb = "保存排班"

    def about(self, kind: type[Step]) -> str:
        answers = self.session.answers
        return str(answers[FromDay].starts_on) if kind is not FromDay and FromDay in answers else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is FromDay:
            return {"starts_on": self.session.desk.today}
        return {"lines": known(self.session.desk, self.session.answers)}
