"""The pages on which a settled matter is ended."""

from deskapp.handover.move_out.kinds import MoveOutState
from deskapp.procedures.handover.move_out.finish.service import FINISH_MOVE_OUT
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.handover.move_out.wizard import MoveOutWizard, move_out_page


class FinishMoveOutWizard(MoveOutWizard):
    """办结迁出."""

    procedure = FINISH_MOVE_OUT
    verb = "办结迁出"
    pages = {WhichMoveOut: move_out_page(MoveOutState.CLEARED)}
