"""What is asked before the cashier is told to pay a customer's money back: whose, how much, against what, to whom."""

from collections.abc import Iterator

from deskapp.flow.step import ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.procedures.balance.steps import Whose


class Refunding(
    Whose,
    title="退余额",
    cues=(
        "要：请客户出示存入时的收据原件。",
        "要：领款人的身份证件，代领的另要委托书。",
        "收据遗失的请客户写说明，按 F7 请服务中心负责人批准。",
        "有欠费的，先问客户是否用余额抵付。",
        "交还：退款通知单和身份证件。",
    ),
    say="前台不付现金，请拿这张通知单到出纳处领款。",
):
    """So much of one account, paid back by the cashier (FEE-33)."""

    purpose: Purpose = ask("账户")
    amount: Money = ask("退款金额")
    reason: str = ask("原因", help="例如：房屋已转让")
    agent: str = ask("代领人", help="凭客户委托书；本人领款不填", optional=True)
    receipt: bool = tick("收据原件已核对", optional=True)
    statement: bool = tick("收据遗失：客户已写书面说明", optional=True)
    identity: bool = tick("已核对领款人的身份证件")

    def problems(self) -> Iterator[Problem]:
        if self.amount <= Money():
            yield Problem("金额须大于零", "amount")
