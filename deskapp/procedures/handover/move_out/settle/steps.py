"""What is asked before the settlement of somebody who moves out is printed."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.stories import Story


class Settlement(
    Step,
    title="结算",
    cues=(
        "要：请客户在结算单上签名。",
        "要：搬东西的放行条，没有开的先开。",
        "逐项说明费用、押金和余额。",
        "欠费按 F7 去收费，收完回来接着办。",
        "押金和余额由出纳付款，前台不付现金。",
        "交还：结算单的客户联。",
    ),
    say="这是您的结算清单，我们一项一项对一下，没有问题请您签名。",
):
    """What was gone through with the customer (MOVEOUT-03, MOVEOUT-07)."""

    no_goods: bool = tick("没有物资搬出，不用放行条", optional=True)
    remark: Story | None = ask("备注", help="印在结算单上", optional=True)
    gone_through: bool = tick("费用、底数、交还的物品已逐项与客户核对")
