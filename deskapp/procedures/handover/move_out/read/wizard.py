"""The pages of the final readings: water and electricity stand there to be filled in."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.move_out.kinds import MoveOutState
from deskapp.handover.move_out.rules import MUST_READ
from deskapp.procedures.handover.move_out.read.service import READ_MOVE_OUT
from deskapp.procedures.handover.move_out.read.steps import Meters
from deskapp.procedures.handover.move_out.shown import readings
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.handover.move_out.wizard import MoveOutWizard, move_out_page


class ReadMoveOutWizard(MoveOutWizard):
    """迁出抄表."""

    procedure = READ_MOVE_OUT
    verb = "登记底数"
    pages = {WhichMoveOut: move_out_page(MoveOutState.SETTLING)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not Meters or not self.subject():
            return {}
        before = [vars(one) for one in readings(self.session.desk, self.subject())]
        return {"lines": before or [{"meter": meter} for meter in MUST_READ]}

    def summary(self, filled: Step) -> str:
        if isinstance(filled, Meters):
            return "，".join(f"{one.meter.value} {one.now}" for one in filled.lines)
        return super().summary(filled)
