"""What is asked when the owner is told that the review is complete: whom, on which telephone, when."""

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.renovation.which import WhichFiling


class Told(
    Step,
    title="通知业主",
    cues=("说明下一步：签协议、交保证金、领登记证和出入卡。", "请业主和装修负责人一起来，带身份证。"),
    say="您的装修备案已审核通过，请和装修负责人一起来签协议、交保证金。",
):
    """Who was told, on which telephone and when (RENO-27)."""

    person: str = ask("接听人")
    phone: str = ask("电话")
    told_time: str = ask("通知时间", help="如 15:20，今天的不写日期；不填为现在", optional=True)
    next_steps: bool = tick("已说明签协议、交保证金和带的证件")


STEPS = (WhichFiling, Told)
