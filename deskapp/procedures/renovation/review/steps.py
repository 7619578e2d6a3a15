"""What the renovation manager decides: item by item, then on the whole."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.stories import Story
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import Review


class Opinion(Step, title="逐项审核"):
    """One item: agreed, or what speaks against it."""

    words: str = ask("装修项目")
    agreed: bool = tick("同意", optional=True)
    remark: str = ask("意见", optional=True)


class Reviewed(
    Step,
    title="审核意见",
    cues=("逐项看图纸和资料。", "特别留意可能形成违章搭建的设计。", "退回的，写清要补什么。"),
):
    """Every item decided, and the decision with its remark (RENO-26, RENO-37)."""

    opinions: tuple[Opinion, ...] = ask("装修项目", help="每项都要同意，或写明意见")
    outcome: Review = ask("审核结果")
    remark: Story = ask("意见", help="退回的须写明", optional=True)
    illegal_structure_risk: bool = tick("有违章搭建风险，通知巡查和保安重点留意", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.outcome is Review.RETURN and not self.remark:
            yield Problem("退回的请写明要补什么", "remark")


STEPS = (WhichFiling, Reviewed)
