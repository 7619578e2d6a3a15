"""What is asked when the owner applies for the completion inspection."""

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.renovation.which import WhichFiling


class Asked(
    Step,
    title="业主申请",
    cues=("核查由业主申请，不由装修单位代替。", "约好上门时间，转装修负责人。"),
    say="请问什么时候方便上门核查？",
):
    """The owner, how he is reached, and when one may come (RENO-49)."""

    person: str = ask("申请人", help="业主")
    phone: str = ask("联系电话")
    when: str = ask("约定时间", help="如 周三上午", optional=True)
    by_owner: bool = tick("由业主本人申请，或凭业主委托")
    finished: bool = tick("已完工，垃圾已清运")


STEPS = (WhichFiling, Asked)
