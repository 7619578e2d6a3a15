"""What is asked of an inspection: when, by whom, how it ended and why."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.kernel.stories import Story
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import Inspected


class Found(
    Step,
    title="核查结果",
    cues=("对照登记证核准的项目和协议核查。", "不合格的写明原因，可多次复查。"),
):
    """The result; of one that was not passed the reasons (RENO-50, RENO-58)."""

    inspected_on: date = ask("核查日期", help="如 今天、-1")
    inspector: str = ask("核查人")
    result: Inspected = ask("核查结果")
    reasons: Story = ask("原因", help="不合格的须写明", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.result is Inspected.FAILED and not self.reasons:
            yield Problem("不合格的请写明原因", "reasons")


STEPS = (WhichFiling, Found)
