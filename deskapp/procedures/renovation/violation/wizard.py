"""The pages of noting a violation."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.violation.service import NOTE_VIOLATION, STATES
from deskapp.procedures.renovation.violation.steps import Violation
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class NoteViolationWizard(RenovationWizard):
    """装修违规记录."""

    procedure = NOTE_VIOLATION
    verb = "记录"
    pages = {WhichFiling: filing_page(STATES)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"found_on": self.session.desk.today} if kind is Violation else {}
