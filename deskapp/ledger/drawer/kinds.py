"""Why cash goes into a drawer or out of it without being paid by a customer, and how a difference is settled."""

from enum import Enum


class MoveKind(Enum):
    """The desk pays nobody (FEE-33): cash leaves for the cashier, the next clerk, or on an approved advance."""

    FLOAT_IN = "领备用金"
    FLOAT_BACK = "交回备用金"
    DROP = "上交出纳"
    HANDED_OUT = "交班交出"
    HANDED_IN = "接班收到"
    CORRECTED = "长短款"
    MADE_GOOD = "补足短款"
    ADVANCE_OUT = "借款付出"
    ADVANCE_BACK = "借款归还"


OUT = frozenset({MoveKind.FLOAT_BACK, MoveKind.DROP, MoveKind.HANDED_OUT, MoveKind.ADVANCE_OUT})
IN = frozenset({MoveKind.FLOAT_IN, MoveKind.HANDED_IN, MoveKind.MADE_GOOD, MoveKind.ADVANCE_BACK})
PLACES = frozenset({MoveKind.FLOAT_IN, MoveKind.FLOAT_BACK, MoveKind.DROP, MoveKind.HANDED_OUT, MoveKind.HANDED_IN})
"""Cash that only changes its place: it is neither more nor less to be banked for it."""


class Settled(Enum):
    """How a shortage or an excess came to its end (FEE-31, FEE-32)."""

    MADE_GOOD = "责任人补足现金"
    EXPLAINED = "已查明，账已更正"
    BANKED = "长款已随款缴存"
    WAIVED = "经理批准核销"
