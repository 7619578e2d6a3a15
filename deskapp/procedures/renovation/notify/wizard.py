"""The pages of telling the owner that the review is complete."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.acting import owner_at_hand
from deskapp.procedures.renovation.notify.service import NOTIFY_RENOVATION, STATES
from deskapp.procedures.renovation.notify.steps import Told
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class NotifyRenovationWizard(RenovationWizard):
    """装修通知业主."""

    procedure = NOTIFY_RENOVATION
    verb = "记下通知，打印协议"
    pages = {WhichFiling: filing_page(STATES)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return owner_at_hand(self.session.desk, self.session.answers) if kind is Told else {}
