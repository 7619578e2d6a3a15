"""What an approved paper takes off, and how it stands; the value is what people read."""

from enum import Enum


class ReductionKind(Enum):
    """Of what, and why, something is taken off."""

    DISCOUNT = "折扣"
    WAIVER = "减免"
    LATE_FEE = "免违约金"


class ReductionState(Enum):
    """How an approved paper stands; it is used once (FEE-25)."""

    WAITING = "待使用"
    USED = "已使用"
    EXPIRED = "已过期"
    UNDONE = "已撤销"
