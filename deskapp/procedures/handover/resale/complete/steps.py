"""What is asked when a unit gets another owner: papers that came late, and what the former household had."""

from deskapp.customer_file.papers import Papers
from deskapp.flow.step import Step, ask, tick
from deskapp.handover.resale.kinds import Fate, Held


class RestPapers(
    Papers,
    title="补齐资料",
    cues=(
        "要：受理时没有带齐的资料。",
        "看原件，留复印件。",
        "补齐了才变更业主。",
        "交还：看过的原件。",
    ),
    say="上次没有带齐的资料请给我，原件看过就还给您。",
):
    """What was still to be brought (RESALE-02, RESALE-03)."""


class ThingLine(Step, title="卡和协议"):
    """A card or an agreement of the former household (RESALE-06)."""

    kind: Held = ask("类别")
    number: str = ask("编号")
    holder: str = ask("持有人", optional=True)
    fate: Fate = ask("处理")


class FormerThings(
    Step,
    title="原业主的卡和协议",
    cues=(
        "要：原业主留下的卡。",
        "要：新业主重新签托收委托。",
        "表上的卡和协议，一样一样决定。",
        "注销的卡，不在手上也不能再开门。",
        "收回重办的，收了卡再给新业主发卡、签协议。",
    ),
    say="原来的门禁卡和车卡今天起停用，我再为您重新办理。",
):
    """What becomes of it (RESALE-06)."""

    lines: tuple[ThingLine, ...] = ask("卡和协议", help="一样一样决定", optional=True)
    told: bool = tick("已向新业主说明：原业主的欠费、押金和装修备案不转过来")
