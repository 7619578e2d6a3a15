"""What is asked when months are paid for a space: of which agreement, on which card, how many, and the money."""

from collections.abc import Iterator

from deskapp.access.rules.parking import MOST_MONTHS
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.shown_card import ShownCard
from deskapp.till.steps import Pay
from deskapp.till.written import Written


class WhichAgreement(
    Step,
    title="协议",
    cues=("要：车位号、车牌或车卡号。", "先签协议，后办卡。", "交还：协议双方各执一份，中心的一份入客户档案。"),
    say="请问是哪个车位？",
):
    """The agreement, and that it was signed (PARK-03, GEN-10)."""

    agreement: str = ask("协议", help="如 CW2026-0001；车位号、车牌、车卡号也可以")
    signed: bool = tick("双方已在协议上签名或盖章", optional=True)


class WhichCard(
    Step,
    title="车卡",
    cues=(
        "要：客户的门禁卡，或原来的车卡。",
        "可用客户自己的门禁卡，也可另买车场卡。",
        "一张卡只能用于一个车位。",
        "已有车卡的，放上原来那张。",
    ),
    say="用您的门禁卡，还是另办一张车卡？",
):
    """The card that opens the gate: the customer's own, or a new one that is bought (PARK-05)."""

    card: ShownCard = ask("卡")
    buy: bool = tick("这是新车场卡，收工本费", optional=True)


class HowLong(
    Step,
    title="月数",
    cues=("到期前续交，从到期的次日接着计算。", "到期后交，从今天起算。", "免收须负责人批准，F7 授权。"),
    say="请问交几个月的费用？",
):
    """How many months; none where the bank collects the fee (PARK-06, PARK-07, PARK-10, PARK-12)."""

    months: int = ask("月数", help="银行托收的不填", optional=True)
    free: bool = tick("这几个月免收", optional=True)
    reason: str = ask("免收原因", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.months is not None and not 1 <= self.months <= MOST_MONTHS:
            yield Problem(f"月数须为 1 至 {MOST_MONTHS}", "months")
        if self.free and not (self.reason and self.months):
            yield Problem("免收的，请填写月数和原因", "reason")


def pays(answers: Answers) -> bool:
    """Whether anything is to be paid: months that are not free, or a new card."""
    if HowLong not in answers or WhichCard not in answers:
        return False
    asked = answers[HowLong]
    return answers[WhichCard].buy or bool(asked.months and not asked.free)


STEPS = (WhichAgreement, WhichCard, HowLong, Written, Pay)
