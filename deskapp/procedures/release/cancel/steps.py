"""What is asked to call a slip off."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.stories import Story


class CalledOff(
    Step,
    title="取消放行条",
    cues=("要：已打印的两联。", "已经打印的，收回两联再取消。", "记录留着，不删除。"),
    say="这张放行条不用了，请把您手上的交回给我。",
):
    """A slip that nothing left on (GEN-09)."""

    slip: str = ask("放行条")
    reason: Story = ask("原因", help="如 客户改期、物资写错")
    copies: bool = tick("已打印的两联都收回了，或还没有打印")
