"""What a move-in waits for: the act that comes next, in the words of its button."""

from dataclasses import dataclass

from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed


@dataclass(frozen=True)
class Todo:
    """An act of the counter, and what it is called on lists and buttons."""

    act: str
    words: str


NEXT = {
    MoveInDeed.RECEIVED: Todo("receive_move_in", "接待业主，收资料"),
    MoveInDeed.INSPECTED: Todo("inspect_move_in", "登记验房"),
    MoveInDeed.DEFECTS_NOTED: Todo("recheck_defects", "整改和复验"),
    MoveInDeed.AGREED: Todo("agree_move_in", "签交房协议"),
    MoveInDeed.PAID: Todo("pay_move_in", "收入住费用"),
    MoveInDeed.KEYS: Todo("hand_over_keys", "发钥匙"),
    MoveInDeed.COMPLETED: Todo("complete_move_in", "入住办结"),
}


def next_act(case: Case) -> Todo | None:
    """What it waits for; None once it is over and nothing has to be mended."""
    deed = case.stage.next
    if deed is None and case.open_defects and MoveInDeed.CANCELLED not in case.stage.done:
        deed = MoveInDeed.DEFECTS_NOTED
    return NEXT[deed] if deed else None
