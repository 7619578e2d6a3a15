"""The pages on which a matter is called off."""

from deskapp.handover.move_out.rules import OPEN
from deskapp.procedures.handover.move_out.cancel.service import CANCEL_MOVE_OUT
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.handover.move_out.wizard import MoveOutWizard, move_out_page


class CancelMoveOutWizard(MoveOutWizard):
    """取消迁出."""

    procedure = CANCEL_MOVE_OUT
    verb = "取消迁出"
    pages = {WhichMoveOut: move_out_page(*OPEN)}
