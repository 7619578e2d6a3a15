"""Where counterfeit notes turn up, what a cashier looks over, and what came of it; the value is what people read."""

from enum import Enum


class FoundAt(Enum):
    """Where a note was found to be counterfeit after it had been accepted."""

    TILL = "清点抽屉时"
    CASHIER = "交出纳时"
    BANK = "存银行时"


class Checked(Enum):
    """A register or a drawer that the cashier looks over at irregular times (FEE-30)."""

    CASH = "抽屉现金"
    TICKETS = "票据"
    PAYMENTS = "收款流水"
    COPIES = "复印传真登记"
    HOUSEKEEPING = "家政登记"
    CARDS = "发卡登记"
    DEPOSITS = "保证金登记"


class CheckResult(Enum):
    """What came of looking it over."""

    GOOD = "相符"
    UNCLEAR = "登记不清"
    WRONG = "不符"
