"""What is asked when a receipt is exchanged: which one, and that the customer's copy of it is back."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo


class OldReceipt(
    Step,
    title="收据",
    cues=("要：收据第二联（客户联），没有原件不换。", "换开不收钱，也不改金额和名称。"),
    say="请出示收据的客户联，我给您换开发票。",
):
    """The receipt that the customer brings back."""

    number: TicketNo = ask("收据号码", help="照票面填写，例如 0001234")


class Exchanged(
    Step,
    title="核对和收回",
    cues=(
        "发票金额与收据相同，备注写“换开发票”。",
        "发票日期是今天，不能应客户要求改动。",
        "打印后把收据第二联订在发票存根联上。",
        "交还：发票的客户联。",
    ),
    say="您的收据我们收回，换给您同等金额的发票，请核对。",
):
    """The copy in the customer's hands comes back: one payment is never told by two papers (TICKET-15)."""

    returned: bool = tick("收据第二联已收回，与账上相符")
