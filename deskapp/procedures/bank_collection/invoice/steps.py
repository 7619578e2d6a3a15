"""What is asked when somebody fetches the invoice of what the bank collected: whose, and that the list was seen."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.rooms import RoomNo
from deskapp.till.written import Written


class Whose(
    Step,
    title="单元",
    cues=("先查托收清单，扣款成功才能开票。", "几次托收一起领的，各开各的发票。"),
    say="您好，请问领哪一户的发票？",
):
    """Whose invoices, of one collection or of all that wait (FEE-14)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    reference: str = ask("参考号", help="只领其中一次的填写，如 TS20261115010001", optional=True)


class Issue(
    Step,
    title="开票",
    cues=("发票备注“银行托收”，不收钱。", "不要发票的，投票据收集箱。", "交还：第二联盖章后交客户。"),
    say="这是银行代收的费用，不再收您的钱，发票请核对。",
):
    """The sum that was told; what is issued must still come to it (FEE-15)."""

    total: Money = ask("开票合计")
    seen: bool = tick("已核对托收清单，确已扣款")
    to_box: bool = tick("客户不要发票，投票据收集箱", optional=True)


STEPS = (Whose, Written, Issue)
