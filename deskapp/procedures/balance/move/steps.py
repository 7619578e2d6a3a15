"""What is asked when a customer's money is given another purpose: whose, from which to which, how much, why."""

from collections.abc import Iterator

from deskapp.flow.step import ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.procedures.balance.steps import Whose


class Moving(
    Whose,
    title="转用途",
    cues=(
        "要：客户本人的身份证件。",
        "客户本人要求的才转。",
        "另一个人核对后，按 F7 输入姓名和密码确认。",
        "不动现金，不另开收据。",
        "交还：看过的身份证件。",
    ),
    say="请问是把这笔钱转作别的用途吗？",
):
    """So much from one account of a customer to another of theirs (features 17)."""

    source: Purpose = ask("转出")
    target: Purpose = ask("转入")
    amount: Money = ask("金额")
    reason: str = ask("原因", help="例如：客户要求转交水电费")
    asked_for: bool = tick("客户本人要求，已核对身份")

    def problems(self) -> Iterator[Problem]:
        if self.amount <= Money():
            yield Problem("金额须大于零", "amount")
