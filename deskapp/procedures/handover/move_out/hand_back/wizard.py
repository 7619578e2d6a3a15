"""The pages of what is handed back: the cards that are out stand there, keys are added to them."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.move_out.kinds import MoveOutState
from deskapp.procedures.handover.move_out.hand_back.service import HAND_BACK_MOVE_OUT
from deskapp.procedures.handover.move_out.hand_back.steps import HandedBack
from deskapp.procedures.handover.move_out.shown import due_back
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.handover.move_out.wizard import MoveOutWizard, move_out_page


class HandBackMoveOutWizard(MoveOutWizard):
    """迁出交还."""

    procedure = HAND_BACK_MOVE_OUT
    verb = "登记交还"
    pages = {WhichMoveOut: move_out_page(MoveOutState.SETTLING)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not HandedBack or not self.subject():
            return {}
        return {"lines": [vars(one) for one in due_back(self.session.desk, self.subject())]}

    def summary(self, filled: Step) -> str:
        if isinstance(filled, HandedBack):
            return "，".join(f"{one.name or one.thing.value} {one.back}" for one in filled.lines or ())
        return super().summary(filled)
