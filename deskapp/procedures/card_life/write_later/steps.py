"""What is asked to write cards that wait for it: which of the list, laid on the reader."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.kernel.shown_card import OurCard


class WaitingCard(
    Step,
    title="要写的卡",
    cues=(
        "放上哪一张就写哪一张。",
        "登记时没有放过的卡，先选中表里的一行，再放上新卡。",
        "来不及写的，下次再写。",
        "交还：写好的卡。",
    ),
    say="请把卡放上来，几秒钟就好。",
):
    """A card of the list under its number of the register, as it lies on the reader (CARD-23)."""

    card: OurCard = ask("卡", help="放上卡片就写")

    def problems(self) -> Iterator[Problem]:
        if not self.card.uid:
            yield Problem("请把这张卡放在读卡器上", "card")


STEPS = (WaitingCard,)
