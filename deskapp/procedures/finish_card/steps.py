"""What is asked where writing a card did not come to its end: nothing but which of them are gone on with."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem


class Unfinished(
    Step,
    title="没写完的卡",
    cues=(
        "放回同一张卡，会接着写。",
        "卡坏了，换一张新卡，不再收款。",
        "客户不要了的，写明原因，F7 放弃。",
        "交还：写好的卡。",
    ),
    say="对不起，卡还没有写好，请再给我一下，马上就好。",
):
    """Open plans, and new cards that failed; whichever of their cards is laid down is written."""

    plans: tuple[int, ...] = ask("没写完的卡", help="放上其中任何一张都会接着写")

    def problems(self) -> Iterator[Problem]:
        if not self.plans:
            yield Problem("没有写到一半的卡", "plans")


STEPS = (Unfinished,)
