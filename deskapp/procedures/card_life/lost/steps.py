"""What is asked when somebody has lost a card: which, who says so, and how it went."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.shown_card import OurCard
from deskapp.kernel.stories import Story


class LostCard(
    Step,
    title="挂失的卡",
    cues=(
        "要：报失人的身份证；来电的，问清身份。",
        "先核对报失人身份，再挂失。",
        "记不得卡号的，输入房号或姓名。",
        "问清要不要马上补办新卡。",
    ),
    say="请不要着急，我先把这张卡停用，请问是哪一户？",
):
    """The card, and that the person was checked against the records (CARD-02, CARD-22)."""

    card: OurCard = ask("卡")
    by_whom: str = ask("报失人")
    story: Story = ask("经过", help="如 昨晚在超市遗失", optional=True)
    checked: bool = tick("已核对报失人身份，与登记一致")

    @property
    def reason(self) -> str:
        """As the register keeps it."""
        return f"{self.by_whom}报失" + (f"：{self.story}" if self.story else "")


STEPS = (LostCard,)
