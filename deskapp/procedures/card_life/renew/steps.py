"""What is asked to renew cards: one of them, then which of its unit, until when, and whether the papers still hold."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.held_as import HeldAs


class RenewedCard(
    Step,
    title="延期的卡",
    cues=("卡放上读卡器，看清是谁的卡。", "同一户的其他卡，下一页一起选。"),
    say="您好，请把卡给我，我来办延期。",
):
    """Any card of the household that came."""

    card: OurCard = ask("卡")


class Renewal(
    Step,
    title="核对与延期",
    cues=(
        "要：租户出示租赁合同，照合同填租期止。",
        "业主、家属核对业主资料。",
        "到期前延期不损失天数。",
        "交还：卡交客户，说明新的有效期。",
    ),
    say="延期不收费，原来的卡接着用。",
):
    """Which cards of the unit are renewed, until when, and what was checked for it (CARD-20)."""

    cards: tuple[int, ...] = ask("延期的卡")
    until: date = ask("有效期止", help="不填按规定年限", optional=True)
    held_as: HeldAs = ask("持卡人类别", help="老卡没有登记类别的才填", optional=True)
    lease_to: date = ask("租期止", help="租户填写，合同上的最后一天", optional=True)
    remark: str = ask("备注", help="商户有效期与规定不同的，写明原因", optional=True)
    evidence: bool = tick("持卡人身份和资料已核对，仍然有效")
    checked: bool = tick("有效期的提示已核对", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not self.cards:
            yield Problem("请勾选要延期的卡", "cards")


STEPS = (RenewedCard, Renewal)
