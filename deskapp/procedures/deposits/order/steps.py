"""What is asked before the cashier is told to pay a deposit back: which, against what, to whom, and what is kept."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.kernel.stories import Story
from deskapp.ledger.accounts.kinds import Purpose


class WhichDeposit(
    Step,
    title="押金",
    cues=("要：请客户出示收据原件。", "每笔押金各凭各的收据退。", "装修备案的保证金在备案里退，按 F7 过去。"),
    say="请出示押金收据原件。",
):
    """The deposit; each is paid back against its own receipt (RENO-62)."""

    deposit: str = ask("押金", help="如 0001234；收据号、登记证号、房号或付款人")


class Against(
    Step,
    title="凭证与领款",
    cues=(
        "要：收据看原件，装修的另看登记证原件。",
        "要：领款人的身份证件，代领的另要委托书。",
        "要：请客户在收据上写“已收退押金”并签名。",
        "借用的物品和出入卡须全部收回。",
        "遗失的请付款人写说明，按 F7 请服务中心负责人批准。",
        "交还：退款通知单和身份证件。",
    ),
    say="前台不付现金，请拿这张通知单到出纳处领款。",
):
    """What was seen, who takes the money, and what the centre keeps (RENO-53 to RENO-60)."""

    receipt: bool = tick("收据原件已收回", optional=True)
    certificate: bool = tick("登记证原件已出示（装修保证金）", optional=True)
    statement: bool = tick("原件遗失：付款人已写书面说明", optional=True)
    passes: bool = tick("借用的物品和出入卡都已交回，没有未补的资料")
    identity: bool = tick("已核对领款人的身份证件")
    agent: str = ask("代领人", help="凭付款人委托书；本人领款不填", optional=True)
    deducted: Money = ask("扣款", help="不扣不填", optional=True)
    reason: Story = ask("扣款原因", optional=True)
    into: Purpose = ask("转入账户", help="客户不领款，留作以后抵付的才选", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.into and self.agent:
            yield Problem("转入客户账户的没有代领人", "agent")
        if self.reason and not self.deducted:
            yield Problem("没有扣款，请不要写原因", "reason")


STEPS = (WhichDeposit, Against)
