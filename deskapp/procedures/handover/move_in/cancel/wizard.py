"""The pages on which a move-in is called off."""

from deskapp.handover.move_in.rules import cancels
from deskapp.procedures.handover.move_in.cancel.service import CANCEL_MOVE_IN
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_in.wizard import MoveInWizard, chosen


class CancelMoveInWizard(MoveInWizard):
    """取消入住."""

    procedure = CANCEL_MOVE_IN
    verb = "取消入住"
    pages = {WhichMoveIn: chosen(lambda case: not list(cancels(case.stage)))}
