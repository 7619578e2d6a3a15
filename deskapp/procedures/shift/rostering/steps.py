"""What is asked of a roster: from which day, and who is on which shift or leave."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem


class FromDay(Step, title="起始日期", cues=("一次排七天。", "没有排的日子可以不填。")):
    """The first of seven days."""

    starts_on: date = ask("从哪天起", help="连排七天")


class OnDuty(Step, title="排班"):
    """One person on one day."""

    on_day: date = ask("日期")
    name: str = ask("姓名")
    shift: str = ask("班次", optional=True)
    leave: str = ask("请假", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.shift and self.leave:
            yield Problem("请假的人不排班，请只填一项", "leave")


class RosterLines(
    Step,
    title="排班",
    cues=("班次如：早班、中班、夜班。", "请假写明种类，如：事假、病假、年假。", "两项都空的，从排班表里取消。"),
):
    """Everybody of the seven days (SHIFT-05)."""

    lines: tuple[OnDuty, ...] = ask("排班", help="同一人一天一行")

    def problems(self) -> Iterator[Problem]:
        if not self.lines:
            yield Problem("请至少排一行", "lines")
        seen = [(one.on_day, one.name.strip()) for one in self.lines]
        if twice := next((one for one in seen if seen.count(one) > 1), None):
            yield Problem(f"{twice[1]} 在 {twice[0]} 有两行，请合为一行", "lines")


STEPS = (FromDay, RosterLines)
