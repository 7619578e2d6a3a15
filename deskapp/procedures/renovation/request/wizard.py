"""The pages of the owner's application for an inspection."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.acting import owner_at_hand
from deskapp.procedures.renovation.request.service import REQUEST_INSPECTION, STATES
from deskapp.procedures.renovation.request.steps import Asked
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class RequestInspectionWizard(RenovationWizard):
    """申请装修核查."""

    procedure = REQUEST_INSPECTION
    verb = "登记申请"
    pages = {WhichFiling: filing_page(STATES)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return owner_at_hand(self.session.desk, self.session.answers) if kind is Asked else {}
