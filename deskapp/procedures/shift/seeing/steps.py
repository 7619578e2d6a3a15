"""What the manager answers to a major problem: which, and what is to be done."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.stories import Story


class SeenProblem(Step, title="重大问题", cues=("看过写明怎么处理、由谁处理。",)):
    """One note of duty that was marked as major (SHIFT-04)."""

    number: str = ask("编号", help="如 ZB20261121-01")
    answer: Story = ask("处理意见")
