"""What is asked where a procedure takes money of its own: the amount that was agreed, and how it is paid."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo


class Whom(
    Step,
    title="客户与单元",
    cues=("客户到来请起身问好。", "拿不准怎么收，先挂起，咨询出纳。"),
    say="您好，请问是哪一户？",
):
    """Whose unit it is, and whose name the ticket carries: the owner's where none is written."""

    room: RoomNo = ask("房号", help="如 3-2-501；与房号无关的可不填", optional=True)
    payer: str = ask("付款人", help="票据上的客户名称，不填为业主", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not (self.room or self.payer):
            yield Problem("没有房号时，请填写付款人", "payer")


class Tendered(Step, title="收费方式"):
    """How much comes in one way; the slip number of a transfer."""

    method: str = ask("收费方式")
    amount: Money = ask("金额")
    reference: str = ask("凭证号", optional=True)


class Pay(
    Step,
    title="收费",
    cues=(
        "先说明标准和金额，再收款。",
        "现金当面点清，百元钞过验钞机。",
        "验钞机不认的，说“不好意思，麻烦您更换一张，谢谢”。",
        "交还：找零随票据交客户，请当场核对。",
    ),
    say="请您核对金额，找零和票据请当面点清。",
):
    """The sum that the customer agreed to, and the money itself (FEE-03, FEE-05, FEE-06, FEE-07, FEE-08).

    Where nothing is to be paid, the customer agrees to that alone.
    """

    total: Money = ask("应收合计")
    ways: tuple[Tendered, ...] = ask("收费方式")
    tendered: Money = ask("实收", help="客户给的现金", optional=True)
    confirmed: bool = tick("已向客户说明金额，客户同意")
    detector: bool = tick("已过验钞机", optional=True)
    change_checked: bool = tick("客户已当面核对找零", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.total and not self.ways or any(not way.amount for way in self.ways):
            yield Problem("请选择收费方式，每种方式的金额都要大于零", "ways")
