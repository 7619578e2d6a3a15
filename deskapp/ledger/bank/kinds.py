"""What the bank may answer about a line; the value is what people read."""

from enum import Enum


class BankOutcome(Enum):
    """`APART` is a row that cannot be put to a line; nothing is booked for it."""

    PAID = "成功"
    PARTLY = "部分成功"
    FAILED = "失败"
    APART = "对不上"
