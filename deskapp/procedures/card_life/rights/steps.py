"""What is asked to change what a card opens: which card, the door groups from now on, and why."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.shown_card import OurCard


class NewDoors(
    Step,
    title="卡和门组",
    cues=(
        "卡放上读卡器，看清是谁的卡。",
        "门组写全，没写的以后开不了。",
        "有效期不变，要延期的另办。",
        "交还：改好的卡。",
    ),
    say="请把卡给我，我改一下能开的门。",
):
    """All door groups that the card opens from now on."""

    card: OurCard = ask("卡")
    doors: str = ask("门组", help="名称或编号，用顿号隔开，写全")
    reason: str = ask("原因", help="如 换到 5 栋上班")


STEPS = (NewDoors,)
