"""What is asked when a filing is given up before work begins."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.stories import Story
from deskapp.procedures.renovation.which import WhichFiling


class Why(
    Step,
    title="取消",
    cues=("写明取消的原因，备案记录留存。", "交还：资料原件退还客户。"),
    say="装修备案取消了，这些资料原件请您收好。",
):
    """The reason (GEN-09)."""

    reason: Story = ask("取消原因")
    originals_back: bool = tick("资料原件已退还客户")


STEPS = (WhichFiling, Why)
