"""The pages of counting passes out."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.passes.service import ISSUE_PASSES, STATES, waiting
from deskapp.procedures.renovation.passes.steps import CountedOut
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class IssuePassesWizard(RenovationWizard):
    """发临时出入卡."""

    procedure = ISSUE_PASSES
    verb = "发卡并打印"
    pages = {WhichFiling: filing_page(STATES)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not CountedOut:
            return {}
        return {"count": str(waiting(self.session.desk, self.session.answers) or "")}
