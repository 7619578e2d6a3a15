"""What is asked about blank cards: what was done with how many of which, and who has them from now on."""

from deskapp.access.kinds import BlankAct, CardFamily
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick


class Blanks(
    Step,
    title="空白卡",
    cues=("发卡用去的不用登记，程序自动减。", "盘点和移交填实际点到的张数。", "相差或报废要写明原因。"),
):
    """Drawn, counted, thrown away or handed over (CARD-17)."""

    act: BlankAct = ask("事由")
    family: CardFamily = ask("卡种")
    pieces: int = ask("张数", help="盘点、移交填实点张数")
    note: str | None = ask("说明", help="来源、报废或相差的原因", optional=True)


class Receiver(Step, title="接收人", cues=("交还：双方当面清点，各执一联。", "签名后由接收人保管。")):
    """The colleague who has the blanks from now on."""

    clerk: str = ask("接收人", help="同事的姓名或工号")
    counted: bool = tick("双方已当面清点，张数一致")


STEPS = (Blanks, Receiver)


def handed_over(answers: Answers) -> bool:
    """Whether somebody else is to have them."""
    return Blanks in answers and answers[Blanks].act is BlankAct.HANDED_OVER
