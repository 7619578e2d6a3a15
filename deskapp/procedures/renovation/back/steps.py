"""What is asked when passes come back, or are lost."""

import re

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import PassBack

ALL = "全部"
_BETWEEN = re.compile(r"[、，,；;\s]+")


class CameBack(
    Step,
    title="交回出入卡",
    cues=("逐张核对卡号。", "全部交回的填“全部”。", "以前登记遗失、后来找到的，按交回登记。"),
    say="请把出入卡都交给我，我们当面点一下。",
):
    """The numbers, and whether they came back or are lost (RENO-39, RENO-53)."""

    numbers: str = ask("卡号", help="如 全部，或 LS2026-0001、0002")
    how: PassBack = ask("登记")
    counted: bool = tick("已当面点清")

    @property
    def named(self) -> tuple[str, ...]:
        """The numbers as typed, in capitals; none where all are meant."""
        typed = self.numbers.strip().upper()
        return () if typed == ALL else tuple(one for one in _BETWEEN.split(typed) if one)


STEPS = (WhichFiling, CameBack)
