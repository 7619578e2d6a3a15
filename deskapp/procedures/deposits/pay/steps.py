"""What the cashier is asked: which order, whether it is paid or sent back, how, and that it was signed for."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay


class Paying(
    Step,
    title="退款通知单",
    cues=(
        "要：通知单、收据和领款人的证件。",
        "领款人在收据和通知单上写明已收退款并签名。",
        "退款不从收费人的抽屉里付。",
        "交还：退款，请领款人当面点清。",
        "交还：领款人的证件。",
    ),
    say="请核对金额，在收据和通知单上签名。",
):
    """An order and what became of it (RENO-55, RENO-57)."""

    order: str = ask("通知单")
    outcome: RefundEnd = ask("办理")
    way: RefundWay = ask("付款方式", help="退回的不选", optional=True)
    reference: str = ask("凭证号", help="转账的填写", optional=True)
    signed: bool = tick("领款人已在收据和通知单上签收", optional=True)
    reason: str = ask("退回原因", help="退回前台的，写明原因", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.outcome is RefundEnd.RETURNED and not self.reason:
            yield Problem("请写明退回的原因", "reason")
        if self.outcome is RefundEnd.PAID and not self.signed:
            yield Problem("请领款人签收后再登记付款", "signed")
