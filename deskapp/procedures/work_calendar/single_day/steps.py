"""What is asked when a single day is arranged otherwise: which day, what it is to be, and why."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.workdays.kinds import DayKind


class SingleDay(
    Step,
    title="哪一天",
    cues=("全年的安排请用“导入放假安排”。", "临时放假、补班，以正式通知为准。", "已经算好的退款日期不跟着改。"),
):
    """A day of a known year."""

    day: date = ask("日期", help="如 2026-12-31")
    kind: DayKind = ask("改为")
    name: str | None = ask("事由", help="如 国庆节、台风停工；改回照常的不填", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.kind is not DayKind.USUAL and not (self.name or "").strip():
            yield Problem("请写明事由", "name")
