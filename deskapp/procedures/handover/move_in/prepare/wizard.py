"""The pages of a preparation: the units, the bag, the second look."""

from deskapp.flow.step import Step
from deskapp.procedures.handover.move_in.prepare.service import PREPARE_MOVE_IN
from deskapp.procedures.handover.move_in.prepare.steps import Bag, LookedOver, Units
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class PrepareMoveInWizard(ProcedureWizard):
    """入住备袋."""

    procedure = PREPARE_MOVE_IN
    verb = "备袋并打印清单"

    def subject(self) -> str:
        answers = self.session.answers
        return str(answers[Units].room) if Units in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Units():
                return f"{filled.room} 至 {filled.last_room}" if filled.last_room else str(filled.room)
            case Bag():
                return say("缺 {n} 样", n=len(filled.lacks)) if filled.lacks else say("齐全")
            case LookedOver():
                return say("已复查")
        return super().summary(filled)
