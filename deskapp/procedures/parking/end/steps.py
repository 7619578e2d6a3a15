"""What is asked when an agreement on a space ends: which, on what day, and why."""

from datetime import date

from deskapp.flow.step import Step, ask, tick


class Ending(
    Step,
    title="终止协议",
    cues=(
        "要：客户签名的终止申请。",
        "要：车卡。",
        "先收回或重写车卡，再让车位另租。",
        "已交未用的租金按中心规定处理，不在这里退。",
    ),
    say="请在终止申请上签名，车卡也请给我。",
):
    """The last day on which the space may be used, and the reason (GEN-09)."""

    agreement: str = ask("协议", help="如 CW2026-0001；车位号、车牌、车卡号也可以")
    last_day: date = ask("最后一天", help="如 今天、月末")
    reason: str = ask("终止原因")
    signed: bool = tick("客户已在终止申请上签名")


STEPS = (Ending,)
