"""What is asked of a note of duty: where it came from, what it is, whether the manager must know at once."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.stories import Story


class Noted(
    Step,
    title="值班记录",
    cues=(
        "要：来电人的姓名、房号、电话。",
        "电话响三声以内接听。",
        "不能马上办的，说“我马上向领导汇报，会尽快给您答复”。",
        "重大问题打勾，同时打电话报告经理。",
    ),
    say="您好，这里是物业服务中心，请问有什么可以帮您？",
):
    """One thing that the next shift or the manager must know (SHIFT-04)."""

    source: str = ask("来源", help="例如：来电 3-2-501 张女士")
    said: Story = ask("情况")
    major: bool = tick("重大问题，须马上报告经理", optional=True)
