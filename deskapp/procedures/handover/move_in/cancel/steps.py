"""What is asked when a move-in is called off."""

from deskapp.flow.step import Step, ask
from deskapp.procedures.handover.move_in.which import WhichMoveIn


class Why(
    Step,
    title="原因",
    cues=(
        "要：取消的原因。",
        "要：已经开出的收据。",
        "已经收费的，先作废收据再取消。",
        "记录留着，不删除。",
        "交还：客户交来的原件。",
    ),
    say="好的，入住先不办了，以后来办请随时找我们。",
):
    """Nothing is deleted: it stays on record with the reason (GEN-09)."""

    reason: str = ask("取消原因")


STEPS = (WhichMoveIn, Why)
