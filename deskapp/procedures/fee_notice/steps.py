"""What is asked before fee notices are printed."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo


class WhichUnits(
    Step,
    title="打印范围",
    cues=("单户打印填房号；批量打印勾选全部欠费单元。", "措辞文明；通知单不写全名。", "送达后登记日期和送达人。"),
    say="您好，这是您家的收费通知单，请在期限以前来交，谢谢。",
):
    """One unit, or all that are in arrears, and until when they are asked to pay."""

    room: RoomNo = ask("房号", help="只打一户时填写", optional=True)
    everyone: bool = tick("全部欠费单元", optional=True)
    pay_by: date = ask("缴费期限", help="如 月末、+15")

    def problems(self) -> Iterator[Problem]:
        if bool(self.room) == self.everyone:
            yield Problem("请填写房号，或勾选全部欠费单元，二者选一", "room")


STEPS = (WhichUnits,)
