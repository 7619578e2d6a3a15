"""What is asked of a note of duty: where it came from, what it is, whether the manager must know at once."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.stories import Story


class Noted(Step, title="值班记录", cues=("来电先问清姓名、房号、电话。", "重大问题打勾，同时打电话报告经理。")):
    """One thing that the next shift or the manager must know (SHIFT-04)."""

    source: str = ask("来源", help="例如：来电 3-2-501 张女士")
    said: Story = ask("情况")
    major: bool = tick("重大问题，须马上报告经理", optional=True)
