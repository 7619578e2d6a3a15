"""The pages on which a later owner is given keys."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.handover.resale.keys.service import HAND_OVER_RESALE, STATES, receipt_of
from deskapp.procedures.handover.resale.keys.steps import GivenKeys
from deskapp.procedures.handover.resale.shown import new_owner
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.procedures.handover.resale.wizard import ResaleWizard, resale_page


class HandOverResaleWizard(ResaleWizard):
    """转让发钥匙."""

    procedure = HAND_OVER_RESALE
    verb = "发钥匙并打印清单"
    pages = {WhichResale: resale_page(*STATES)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is GivenKeys and self.subject():
            desk, number = self.session.desk, self.subject()
            return {"received_by": new_owner(desk, number), "receipt_no": receipt_of(desk, number)}
        return {}
