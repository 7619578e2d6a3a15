"""What is asked before a deposit is ordered back: whose, against what, to whom, what is kept, and the ledger signed."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.kernel.stories import Story
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import Side


class WhoseRefund(
    Step,
    title="退给谁",
    cues=("业主和装修单位的保证金各凭各的收据退。", "出入卡没有收齐的，按 F7 请装修负责人同意。"),
    say="请出示保证金收据和登记证正本。",
):
    """Which side is paid back (RENO-62)."""

    side: Side = ask("付款方")


class Shown(
    Step,
    title="凭证与签名",
    cues=(
        "要：收据（红色一联）和登记证都看原件。",
        "要：领款人的身份证件，代领的另要委托书。",
        "遗失的请付款人写说明，按 F7 请服务中心负责人批准。",
        "交还：退款通知单和身份证件。",
    ),
    say="请在收据上写“已收退装修保证金”并签名，再到出纳处领款。",
):
    """What was seen and signed, who takes the money, what the centre keeps (RENO-54 to RENO-56, RENO-59, RENO-60)."""

    receipt: bool = tick("收据原件（红色一联）已出示", optional=True)
    certificate: bool = tick("登记证原件已出示", optional=True)
    statement: bool = tick("原件遗失：付款人已写书面说明", optional=True)
    signed: bool = tick("装修管理员和付款人已在收据上签名")
    words_written: bool = tick("付款人已在收据上写“已收退装修保证金”并签名")
    identity: bool = tick("已核对领款人的身份证件")
    ledger_signed: bool = tick("经办人已在装修台账该行签名")
    agent: str = ask("代领人", help="凭付款人委托书；本人领款不填", optional=True)
    deducted: Money = ask("扣款", help="不扣不填", optional=True)
    reason: Story = ask("扣款原因", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.reason and not self.deducted:
            yield Problem("没有扣款，请不要写原因", "reason")


STEPS = (WhichFiling, WhoseRefund, Shown)
