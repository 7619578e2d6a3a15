"""What is asked when a move-in is paid for: how many months, how much besides, and the money."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.money import Money
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.till.steps import Pay
from deskapp.till.written import Written


class HowMuch(
    Step,
    title="收什么",
    cues=(
        "要：客户确定交几个月。",
        "先说明标准，每月多少、收几个月。",
        "抄表到户的不收水电预收款。",
        "物业服务费一般不超过一年。",
        "交还：收据和找零，请客户当面点清。",
    ),
    say="入住先收几个月的物业服务费，我给您算一下。",
):
    """The months, and what is prepaid (MOVEIN-24, MOVEIN-25)."""

    months: int = ask("物业服务费", help="几个月，最多 12 个月")
    prepayment: Money = ask("水电预收款", help="抄表到户的不填", optional=True)
    fund: Money = ask("专项维修资金", help="中心代收的才填", optional=True)


STEPS = (WhichMoveIn, HowMuch, Written, Pay)
