"""The pages on which the owner is asked again: the matters that wait, and whom to ring."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.move_out.kinds import MoveOutState
from deskapp.procedures.handover.move_out.confirm.service import CONFIRM_MOVE_OUT, contacts
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.handover.move_out.wizard import MoveOutWizard, move_out_page
from deskapp.release.calling import at_hand
from deskapp.release.steps import EmergencyAsked, OwnerAsked


class ConfirmMoveOutWizard(MoveOutWizard):
    """迁出业主确认."""

    procedure = CONFIRM_MOVE_OUT
    verb = "登记答复"
    pages = {WhichMoveOut: move_out_page(MoveOutState.DRAFT)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind in (OwnerAsked, EmergencyAsked) and self.subject():
            return at_hand(kind, *contacts(self.session.desk, self.subject()))
        return {}
