"""What is asked before a month is charged."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money


class WhichMonth(
    Step,
    title="计费月份",
    cues=("计费前先核对收费标准和面积。", "同一个月可以再计一次：只补没有计过的。"),
):
    """The month to be charged."""

    month: Month = ask("月份", help="如 2026-11")


class Preview(
    Step,
    title="核对预览",
    cues=("看清不计费的单元和原因。", "金额不对先停下，改好标准或资料再计。"),
):
    """The sum that was looked at; what would be charged must still come to it."""

    total: Money = ask("本次合计")
    looked_at: bool = tick("已核对预览")


STEPS = (WhichMonth, Preview)
