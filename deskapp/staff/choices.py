"""What a setting may be chosen from; the value is what people read."""

from enum import Enum


class TopUpStart(Enum):
    """Where the months of a top-up before the end begin (PARK-10)."""

    CONTINUE = "接着原止期"
    TODAY = "从充值当天"


class LatePer(Enum):
    """What a late fee is reckoned by (ARREARS-13)."""

    DAY = "按天"
    MONTH = "按整月"

    @property
    def unit(self) -> str:
        """What is counted."""
        return {LatePer.DAY: "天", LatePer.MONTH: "月"}[self]


class PrintMode(Enum):
    """How tickets come to be filled in (TICKET-09)."""

    PRINTED = "打印机打印"
    HANDWRITTEN = "手写"


class DoorReading(Enum):
    """What the doors of the centre go by (cards.md 3.6)."""

    LIST = "卡号名单"
    CONTENT = "卡内数据"
    BOTH = "名单和卡内数据"


class MoveInOrder(Enum):
    """Whether a unit is inspected or paid for first when it is handed over (MOVEIN-29)."""

    INSPECT_FIRST = "先验房后收费"
    PAY_FIRST = "先收费后验房"
