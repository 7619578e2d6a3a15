"""What a move-in waits for: the act that comes next, in the words of its button."""

from dataclasses import dataclass

from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import Deed


@dataclass(frozen=True)
class Todo:
    """An act of the counter, and what it is called on lists and buttons."""

    act: str
    words: str


NEXT = {
    Deed.RECEIVED: Todo("receive_move_in", "接待业主，收资料"),
    Deed.INSPECTED: Todo("inspect_move_in", "登记验房"),
    Deed.DEFECTS_NOTED: Todo("recheck_defects", "整改和复验"),
    Deed.AGREED: Todo("agree_move_in", "签交房协议"),
    Deed.PAID: Todo("pay_move_in", "收入住费用"),
    Deed.KEYS: Todo("hand_over_keys", "发钥匙"),
    Deed.COMPLETED: Todo("complete_move_in", "入住办结"),
}


def next_act(case: Case) -> Todo | None:
    """What it waits for; None once it is over and nothing has to be mended."""
    deed = case.stage.next
    if deed is None and case.open_defects and Deed.CANCELLED not in case.stage.done:
        deed = Deed.DEFECTS_NOTED
    return NEXT[deed] if deed else None
