"""What is asked when lent cash comes back: which advance, how much, and that it was counted."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money


class GivingBack(Step, title="借款", cues=("当面点清，百元钞过验钞机。", "交还：还款单一联交借款人。")):
    """An advance, and what comes back of it (REG-09)."""

    advance: str = ask("借款单")
    amount: Money = ask("归还金额")
    counted: bool = tick("已当面点清，百元钞已过验钞机")
