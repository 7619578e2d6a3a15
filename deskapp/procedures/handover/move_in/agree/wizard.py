"""The pages on which the agreements of a handover are made out."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.move_in.kinds import MoveInDeed, ParkingUse
from deskapp.procedures.handover.move_in.agree.service import AGREE_MOVE_IN, accounts
from deskapp.procedures.handover.move_in.agree.steps import Signing, Supplies
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_in.wizard import MoveInWizard, waiting_for
from deskapp.ui.words import say


class AgreeMoveInWizard(MoveInWizard):
    """签交房协议."""

    procedure = AGREE_MOVE_IN
    verb = "打印协议"
    pages = {WhichMoveIn: waiting_for(MoveInDeed.AGREED)}

    def summary(self, filled: Step) -> str:
        match filled:
            case Supplies():
                return say("代办 {n} 项", n=len(accounts(filled)))
            case Signing():
                return filled.parking.value
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"bank_collection": True, "parking": ParkingUse.NONE} if kind is Signing else {}
