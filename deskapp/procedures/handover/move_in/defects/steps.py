"""What is asked when something was heard of a defect: which one, what came of it, when, from whom."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.move_in.kinds import Recheck


class WhichDefect(
    Step,
    title="整改和复验",
    cues=(
        "要：复验的业主当面确认。",
        "责任单位说改好了，先登记“已整改”，再约业主复验。",
        "业主当面看过、同意，才登记“复验合格”。",
    ),
    say="您好，房屋问题已经整改好了，请您方便的时候来复验。",
):
    """A defect, and what came of it (MOVEIN-20)."""

    defect: str = ask("问题")
    result: Recheck = ask("结果")
    day: date = ask("日期", help="如 今天、昨天")
    person: str = ask("确认人", help="责任单位来人，或复验的业主")
    all_of_unit: bool = tick("该户其余没有复验合格的问题一并这样登记", optional=True)


STEPS = (WhichDefect,)
