"""What is asked about a standing instruction: which unit, what was said, by whom, until when; and which one ends."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo

LONGEST = 120


class NewInstruction(
    Step,
    title="嘱托",
    cues=("要：交代人的姓名。", "写清楚要做什么、不能做什么。", "问清有效到哪天，到期前一周会提醒。"),
    say="我记下来了，以后每位同事办您家的业务时都会看到。",
):
    """What somebody of the unit asked the desk to keep to."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    text: str = ask("交代的事", help="一两句话，每次办业务都会显示")
    given_by: str = ask("交代人", help="姓名，来人或来电")
    valid_to: date = ask("有效至", help="不填为长期", optional=True)

    def problems(self) -> Iterator[Problem]:
        if len(self.text) > LONGEST:
            yield Problem(f"最多 {LONGEST} 字，请写短一些", "text")


class OfUnit(Step, title="单元", cues=("先核实来人是业主或登记的住户。",), say="请问您是哪一户？"):
    """Whose instruction ends."""

    room: RoomNo = ask("房号", help="如 3-2-501")


class WhichInstruction(
    Step,
    title="撤销哪一条",
    cues=("念给客户听，确认是这一条。", "撤销的仍留在记录里。"),
    say="请问撤销的是这一条，对吗？",
):
    """The one that no longer holds."""

    instruction: int = ask("嘱托")
