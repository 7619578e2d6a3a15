"""What is asked of whoever leaves the desk: why, until when, and who stands in."""

from collections.abc import Iterator
from datetime import time

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem


class Leave(Step, title="离岗登记", cues=("先请主管同意。", "代班人到位后再离开。", "现金、票据、印章锁好。")):
    """Leaving for a special reason only (SHIFT-03)."""

    reason: str = ask("离岗原因")
    due_back: str = ask("预计返岗", help="例如 14:30")
    stands_in: str = ask("代班人")
    locked: bool = tick("现金、票据、印章已锁好")

    def problems(self) -> Iterator[Problem]:
        try:
            time.fromisoformat(self.due_back.strip().replace("：", ":"))
        except ValueError:
            yield Problem("请按 14:30 的样子填写时间", "due_back")
