"""What is asked when a card comes back: which, what becomes of it, and why it came."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.shown_card import OurCard


class Afterwards(Enum):
    """What becomes of a card that came back (cards.md 3.3)."""

    WIPE = "清空再用"
    KEEP = "先收回"
    SCRAP = "报废"


class ReturnedCard(
    Step,
    title="收回的卡",
    cues=("卡平放在读卡器上，看清是谁的卡。", "清空后退回空白卡，可以重新发放。", "读不出来的，选先收回或报废。"),
    say="您好，请把卡给我，我来登记收回。",
):
    """The card in the clerk's hand; wiped it is a blank again."""

    card: OurCard = ask("卡")
    afterwards: Afterwards = ask("收回以后", help="清空要把卡放在读卡器上")
    reason: str = ask("原因", help="如 搬离交回；报废的必填", optional=True)
    told: bool = tick("车场授权一并停用，已与客户说明", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.afterwards is Afterwards.WIPE and not self.card.uid:
            yield Problem("清空要把卡放在读卡器上；卡读不出来的，请选“先收回”或“报废”", "afterwards")
        if self.afterwards is Afterwards.SCRAP and not self.reason:
            yield Problem("请写明报废原因", "reason")


STEPS = (ReturnedCard,)
