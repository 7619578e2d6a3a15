"""What is asked when a card is cancelled: which, and why its holder may not use it any more."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.shown_card import OurCard


class Cause(Enum):
    """Why a card is cancelled (table of CARD states)."""

    MOVED_OUT = "搬离"
    SOLD = "房屋转让"
    LEFT = "离职"
    BROKEN = "损坏不补"
    OTHER = "其他"


class CancelledCard(
    Step,
    title="注销的卡",
    cues=(
        "一户搬离的，逐张注销。",
        "卡在手上的，请用“收回门禁卡”，可以清空再用。",
        "注销以后不能恢复，要用须重新发卡。",
    ),
    say="卡注销以后就不能再用了，您看可以吗？",
):
    """The card, which may still be out, and the cause."""

    card: OurCard = ask("卡")
    cause: Cause = ask("注销原因")
    remark: str = ask("说明", help="其他原因的必填", optional=True)
    told: bool = tick("车场授权一并停用，已与客户说明", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.cause is Cause.OTHER and not self.remark:
            yield Problem("请写明注销原因", "remark")

    @property
    def reason(self) -> str:
        """As the register keeps it."""
        return "：".join(part for part in (self.cause.value, self.remark or "") if part)


STEPS = (CancelledCard,)
