"""What is asked when an agreement on bank collection ends: whose, on what day, and why."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rooms import RoomNo


class Ending(
    Step,
    title="终止委托",
    cues=("已送银行的清单不受影响，等银行回结果。", "转让房屋的，到过户那天为止。"),
    say="终止以后，费用请您到前台来交。",
):
    """The last day on which the bank may collect (GEN-09)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    last_day: date = ask("最后一天", help="如 今天、月末")
    reason: str = ask("终止原因", help="如 换账户、转让")
    signed: bool = tick("付款人已在原协议上签名确认")


STEPS = (Ending,)
