"""What is asked when somebody does not move out after all."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.stories import Story


class CalledOff(
    Step,
    title="取消迁出",
    cues=(
        "要：已经打印的结算单。",
        "收回的卡要用须重新发卡。",
        "写明原因，记录留着不删除。",
        "交还：已经收下的钥匙。",
    ),
    say="好的，迁出不办了，打印过的结算单请交还给我。",
):
    """Nobody leaves (GEN-09)."""

    reason: Story = ask("原因", help="如 客户不搬了、登记错了")
    sheet: bool = tick("已打印的结算单收回了，或还没有打印")
