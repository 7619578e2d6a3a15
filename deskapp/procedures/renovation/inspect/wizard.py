"""The pages of an inspection: today, by whoever is on duty, unless typed otherwise."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.inspect.service import INSPECT_RENOVATION, STATES
from deskapp.procedures.renovation.inspect.steps import Found
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class InspectRenovationWizard(RenovationWizard):
    """登记装修核查."""

    procedure = INSPECT_RENOVATION
    verb = "登记核查结果"
    pages = {WhichFiling: filing_page(STATES)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        desk = self.session.desk
        return {"inspected_on": desk.today, "inspector": desk.clerk.name} if kind is Found else {}
