"""What is asked when money is taken: who pays, for what, whether the amount is agreed, and how it is paid."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.till.steps import Tendered
from deskapp.till.written import Written

MOST = 9_999
"""More of one item is a slip of the fingers; so many months still end in a year that has four digits."""


class Payer(
    Step,
    title="客户与单元",
    cues=(
        "要：收费通知单；没带来的，请报房号。",
        "起身问好；正在接待的，点头微笑说“请稍等，稍候为您办理”。",
        "等候超过两人，立即呼叫值班人员支援；轮到时说“对不起，让您久等了”。",
        "拿不准怎么收，先挂起，咨询出纳。",
    ),
    say="您好，请问交哪一户的费用？",
):
    """Whose unit it is, and whose name the receipt carries: the owner's where none is written.

    Without a room only items by the piece are taken.
    """

    room: RoomNo = ask("房号", help="如 3-2-501；与房号无关的零星收费可不填", optional=True)
    payer: str = ask("付款人", help="收据上的客户名称，不填为业主", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not (self.room or self.payer):
            yield Problem("没有房号时，请填写付款人", "payer")


class Extra(Step, title="其他项目"):
    """One item that was not billed. The price is the centre's; only where there is none is it written (FEE-25)."""

    item: str = ask("项目", help="代码、名称或拼音首字母")
    quantity: int = ask("数量")
    price: Money = ask("单价", optional=True)
    kind: str = ask("类型", optional=True)
    starts_on: date = ask("起始日", optional=True)
    numbers: str = ask("须列明", help="卡号、单号，用顿号隔开；水电填读数，如 水120-135", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.quantity <= MOST:
            yield Problem(f"数量须在 1 至 {MOST} 之间", "quantity")


class Items(
    Step,
    title="项目与期间",
    cues=("欠费从最早的收起。", "原业主的欠费另有标记，请先问清由谁缴。", "水电费单独开票，不并入服务费，列明读数。"),
    say="您这一户要交的是这些，请问今天交到哪个月？",
):
    """The charges chosen, or how far or how much is paid: at most one of months, day and amount.

    With `keep` an amount pays what is owed, and what it leaves goes to the payer's account instead of months ahead:
    cash too much is change, unless the customer asks for that (FEE-07, features 16).
    """

    charges: tuple[int, ...] = ask("欠费", optional=True)
    months: int = ask("预交月数", help="欠费之外再交几个月", optional=True)
    until: date = ask("交至", help="欠费和预交一并交到这一天所在的月", optional=True)
    amount: Money = ask("按金额交", help="先清最早的，余下的往后交", optional=True)
    keep: bool = tick("余款存账户", optional=True)
    extras: tuple[Extra, ...] = ask("其他项目", optional=True)

    def problems(self) -> Iterator[Problem]:
        given = [name for name in ("months", "until", "amount") if getattr(self, name)]
        if len(given) > 1:
            yield Problem("预交月数、交至、按金额交，只填一项", given[-1])
        if (self.months or 0) < 0:
            yield Problem("预交月数不能是负数", "months")
        if self.keep and not self.amount:
            yield Problem("存入账户余额的，请在“按金额交”里填共收多少", "amount")
        if not (given or self.charges or self.extras):
            yield Problem("请至少选择一项要收的费用", "charges")


class Confirm(
    Step,
    title="金额确认",
    cues=("请先向客户说明收费标准和金额，再收款。", "客户有疑问先解答；仍有异议的，挂起咨询出纳。"),
):
    """The standard and the amount were said before anything is taken (FEE-03)."""

    total: Money = ask("应收合计")
    confirmed: bool = tick("客户已确认金额")


class Collect(
    Step,
    title="收款",
    cues=(
        "现金当面点清，百元钞过验钞机。",
        "验钞机不认的，说“不好意思，麻烦您更换一张，谢谢”。",
        "不要票据的，投票据收集箱并登记。",
        "交还：找零随票据交客户，请当场核对。",
    ),
):
    """The money itself, in one way or several; of cash what was handed over and checked (FEE-05, FEE-07, FEE-08).

    A note that the detector rejects is handed back for another (FEE-06).
    """

    ways: tuple[Tendered, ...] = ask("收费方式")
    tendered: Money = ask("实收", help="客户给的现金", optional=True)
    detector: bool = tick("已过验钞机", optional=True)
    change_checked: bool = tick("客户已当面核对找零", optional=True)
    to_box: bool = tick("客户不要票据，投票据收集箱", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not self.ways:
            yield Problem("请选择收费方式", "ways")
        if any(not way.amount for way in self.ways):
            yield Problem("每种方式的金额都要大于零", "ways")


STEPS = (Payer, Items, Confirm, Written, Collect)
