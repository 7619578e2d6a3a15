"""The pages of an inspection: who and what was read, what was found."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.procedures.handover.move_in.inspect.service import INSPECT_MOVE_IN
from deskapp.procedures.handover.move_in.inspect.steps import Found, Inspected
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_in.wizard import MoveInWizard, waiting_for
from deskapp.ui.words import say


class InspectMoveInWizard(MoveInWizard):
    """登记验房."""

    procedure = INSPECT_MOVE_IN
    verb = "登记验房并打印"
    pages = {WhichMoveIn: waiting_for(MoveInDeed.INSPECTED)}

    def summary(self, filled: Step) -> str:
        match filled:
            case Inspected():
                return say("水 {water}　电 {power}", water=filled.water_reading, power=filled.electricity_reading)
            case Found():
                return say("{n} 项问题，{words}", n=len(filled.defects or ()), words=filled.opinion.value)
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"inspected_on": self.session.desk.today} if kind is Inspected else {}
