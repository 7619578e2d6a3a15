"""What is asked when a move-in is called off."""

from deskapp.flow.step import Step, ask
from deskapp.procedures.handover.move_in.which import WhichMoveIn


class Why(Step, title="原因", cues=("已经收费的，先作废收据再取消。",)):
    """Nothing is deleted: it stays on record with the reason (GEN-09)."""

    reason: str = ask("取消原因")


STEPS = (WhichMoveIn, Why)
