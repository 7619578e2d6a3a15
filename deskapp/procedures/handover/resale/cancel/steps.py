"""What is asked when a unit gets no other owner after all."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.stories import Story


class CalledOff(Step, title="取消转让", cues=("变更业主以后不能取消：再转让的重新受理。", "记录留着，不删除。")):
    """Nothing changes (GEN-09)."""

    reason: Story = ask("原因", help="如 客户撤回、房号写错")
