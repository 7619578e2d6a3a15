"""What is asked when a unit gets no other owner after all."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.stories import Story


class CalledOff(
    Step,
    title="取消转让",
    cues=(
        "要：撤回的原因。",
        "变更业主以后不能取消，再转让的重新受理。",
        "写明原因，记录留着不删除。",
        "交还：客户交来的原件。",
    ),
    say="好的，转让先不办了，您交来的原件请收好。",
):
    """Nothing changes (GEN-09)."""

    reason: Story = ask("原因", help="如 客户撤回、房号写错")
