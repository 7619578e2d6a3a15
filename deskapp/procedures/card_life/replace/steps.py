"""What is asked for a card in place of another: which one, why, what it costs, the new card, the money."""

from deskapp.access.kinds import ReplaceReason
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.shown_card import OurCard, ShownCard
from deskapp.procedures.card_life.held_as import HeldAs
from deskapp.till.steps import Pay
from deskapp.till.written import Written


class OldCard(
    Step,
    title="旧卡",
    cues=(
        "要：旧卡；遗失的，问清房号和姓名。",
        "旧卡还能读的，放上读卡器。",
        "读不出或遗失的，输入卡号、房号或姓名。",
        "先核对持卡人身份。",
    ),
    say="您好，请把旧卡给我看一下。",
):
    """The card that is replaced, and that its holder was checked (CARD-02)."""

    card: OurCard = ask("旧卡")
    checked: bool = tick("已核对持卡人身份，与登记一致")


class WhyReplaced(
    Step,
    title="原因与费用",
    cues=("不是人为损坏、办卡一个月以内的免费换。", "过了一个月的，重新购买。", "员工卡遗失或损坏，先请负责人核实。"),
    say="换卡的费用是这样的，请您确认。",
):
    """Why, and what was agreed to be paid for it (CARD-11, CARD-12, CARD-16, CARD-22)."""

    reason: ReplaceReason = ask("换卡原因")
    held_as: HeldAs = ask("办卡身份", help="旧卡没有发卡记录，请选择", optional=True)
    taken_back: bool = tick("旧卡已收回", help="遗失的不用勾选", optional=True)
    assessed: bool = tick("已核实损坏或遗失的经过，确认由本人赔偿", optional=True)
    price: Money = ask("应收")


class NewCard(
    Step,
    title="新卡",
    cues=("换上一张空白卡。", "卡面印的号码要与屏幕一致。", "读卡器坏了可输入卡号，以后补写。"),
    say="请稍等，我给您换一张新卡。",
):
    """The blank, laid down before anything is paid, so that the receipt names it (CARD-10)."""

    blank: ShownCard = ask("新卡")


def pays(answers: Answers) -> bool:
    """Whether there is anything to pay."""
    return WhyReplaced in answers and bool(answers[WhyReplaced].price)


STEPS = (OldCard, WhyReplaced, NewCard, Written, Pay)
