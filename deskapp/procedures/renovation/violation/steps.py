"""What is asked of a violation that was found."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.stories import Story
from deskapp.procedures.renovation.which import WhichFiling


class Violation(
    Step,
    title="违规记录",
    cues=("配合工程和安全人员，促其及时整改。", "可能形成违章搭建的，勾选通知巡查和保安。"),
):
    """Date, finder, content, correction, result (RENO-37, RENO-41)."""

    found_on: date = ask("发现日期", help="如 今天、-1")
    finder: str = ask("发现人")
    content: Story = ask("违规内容")
    correction: Story = ask("整改要求")
    result: str = ask("整改结果", optional=True)
    illegal_structure_risk: bool = tick("有违章搭建风险，通知巡查和保安重点留意", optional=True)


STEPS = (WhichFiling, Violation)
