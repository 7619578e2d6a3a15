"""What is asked at a closing: open matters, pieces of every face, the next number in hand, and what is locked away."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Problem
from deskapp.till.counted import Pieces


class OpenMatters(
    Step, title="未办事项", cues=("未打印的收据先补打。", "挂起的业务能办完的先办完。", "票据收集箱开箱清点。")
):
    """What was left half-way today."""

    seen: bool = tick("未打印的收据和挂起的业务已看过")
    boxed: int | None = ask("票据收集箱", help="开箱清点，箱内实有张数；空的不用填", optional=True)


class CashCount(
    Pieces,
    title="清点现金",
    cues=("先大后小，逐张清点。", "备用金留在抽屉，其余缴存。", "有差额先复点，仍不平写明原因。"),
):
    """Pieces in the drawer, the float among them."""


class BookInHand(Step, title="票据本"):
    """One book as it lies on the desk."""

    book_no: str = ask("票据本")
    next_no: TicketNo = ask("手上的下一号")


class TicketCheck(
    Step, title="票据核对", cues=("翻到第一张空白票，照票面填写号码。", "与账上不符：先登记“作废空白号”。")
):
    """The next number of every open book, read off the paper."""

    books: tuple[BookInHand, ...] = ask("手上的票据本")


class LockedAway(Step, title="缴存与锁柜", cues=("留存备用金，其余当日缴存。", "票据、印章锁好，签名后再离岗。")):
    """What was banked, and that tickets and seals are locked away (FEE-26, FEE-32)."""

    banked: Money | None = ask("缴存金额", help="按 = 填入应缴存；明日缴存可不填", optional=True)
    bank_slip: str | None = ask("存单号", optional=True)
    locked: bool = tick("票据、印章已锁好")
    inventory: bool = tick("日盘点已完成", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.bank_slip and not self.banked:
            yield Problem("请填写缴存金额", "banked")
