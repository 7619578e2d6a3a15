"""The pages of a refund: whose deposit, then what was seen and signed."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.refund.service import REFUND_RENOVATION, STATES, side_due
from deskapp.procedures.renovation.refund.steps import WhoseRefund
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class RefundRenovationWizard(RenovationWizard):
    """退装修保证金."""

    procedure = REFUND_RENOVATION
    verb = "开退款通知单"
    pages = {WhichFiling: filing_page(STATES)}

    def summary(self, filled: Step) -> str:
        return filled.side.value if isinstance(filled, WhoseRefund) else super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        side = side_due(self.session.desk, self.session.answers) if kind is WhoseRefund else None
        return {"side": side.value} if side else {}
