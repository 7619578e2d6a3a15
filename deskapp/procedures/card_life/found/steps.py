"""What is asked when a lost card was found: which, and why it may be used again."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.shown_card import OurCard


class FoundCard(
    Step,
    title="找到的卡",
    cues=(
        "要：找到的卡和持卡人的身份证。",
        "看到卡，核对持卡人身份，再恢复。",
        "解除挂失须负责人批准，F7 授权。",
        "已经补办的旧卡不能恢复，请收回。",
        "交还：恢复的卡和身份证。",
    ),
    say="请把卡和身份证给我看一下，批准以后就能再用。",
):
    """The card, which is in somebody's hands again, and the reason (cards.md 3.3)."""

    card: OurCard = ask("卡")
    reason: str = ask("解除原因", help="如 在车里找到")
    checked: bool = tick("已看到卡，并核对持卡人身份")


STEPS = (FoundCard,)
