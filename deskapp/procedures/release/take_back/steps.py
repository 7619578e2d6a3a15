"""What is asked when a slip comes back from the exit."""

from enum import Enum

from deskapp.flow.step import Step, ask
from deskapp.kernel.stories import Story


class Found(Enum):
    """What the guard found."""

    AGREES = "相符"
    DIFFERS = "不符"


class Back(
    Step,
    title="收回放行条",
    cues=(
        "要：安全员收回的放行条。",
        "照放行条上安全员的签名和时间填写。",
        "不符的写清楚多了、少了什么，并告诉负责人。",
    ),
):
    """A slip that the guard took in (RELEASE-13)."""

    slip: str = ask("放行条")
    guard: str = ask("核实安全员")
    exit: str = ask("出口")
    checked_at: str = ask("核实时间", help="如 15:20；不是今天的写 11-21 15:20")
    found: Found = ask("核实结果")
    difference: Story | None = ask("不符说明", optional=True)
