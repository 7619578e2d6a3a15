"""What is asked to find how the door program shows a card: cards, and the numbers it shows for them."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.kernel.shown_card import ShownCard

AS_SHOWN = "如 0166735958、240,12374；照门禁软件显示的输入"


class Tried(Step, title="试卡"):
    """A card on the reader, and the number that the door program shows for it."""

    card: ShownCard = ask("卡")
    as_shown: str = ask("门禁软件显示的号码", help=AS_SHOWN)

    def problems(self) -> Iterator[Problem]:
        if not self.card.uid:
            yield Problem("格式要用读卡器试：请放上卡片", "card")


class FirstCard(
    Tried,
    title="第一张卡",
    cues=(
        "找一张门禁软件里已有的卡，放上读卡器。",
        "在门禁软件里查到这张卡，照它显示的号码输入。",
        "空格、逗号、前面的 0 不要紧。",
    ),
):
    """The first card: most formats are ruled out by it."""


class SecondCard(
    Tried,
    title="第二张卡",
    cues=("换一张卡，不能是刚才那张。", "最好一张四字节、一张七字节的都试到。"),
):
    """Another card confirms."""


class ThirdCard(Tried, title="第三张卡", cues=("两张卡还分不出格式，再换一张。",)):
    """Asked where two cards agree with several formats."""


STEPS = (FirstCard, SecondCard, ThirdCard)
