"""What is asked when a clerk draws fixed-amount invoices: who, which books of which face, counted together."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Problem
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.ranges import BookRange


class Receiver(Step, title="领用人", cues=("定额发票只发给收费人。", "用完的先核销，再领新的。")):
    """Who draws the books."""

    clerk: str = ask("领用人", help="收费人的姓名或工号")


class FaceBook(Step, title="定额发票本"):
    """One book, as its cover says."""

    face: Money = ask("面额")
    first: TicketNo = ask("首号")
    last: TicketNo = ask("末号")

    def problems(self) -> Iterator[Problem]:
        try:
            self.as_range()
        except ValueError as error:
            yield Problem(str(error), "last")

    def as_range(self) -> BookRange:
        """The numbers of the book. ValueError where they cannot be those of one book."""
        return BookRange(TicketType.FIXED_AMOUNT_INVOICE, self.first, self.last, face=self.face)


class FaceBooks(
    Step, title="定额发票本", cues=("照封面填写面额、首号和末号，号码前的字母也要填。", "各种面额的号码不能重叠。")
):
    """Which books."""

    books: tuple[FaceBook, ...] = ask("发票本", help="一行一本，可几种面额一起领")

    def problems(self) -> Iterator[Problem]:
        if not self.books:
            yield Problem("请填写面额、首号和末号", "books")


class HandedOver(
    Step, title="当面清点", cues=("交还：领用单双方签名，各执一联。", "提醒：下班锁好，丢失由领用人负责。")
):
    """Both have counted the books."""

    counted: bool = tick("已当面清点，号码连续，没有缺张")
    present: bool = tick("领用人在场，将在领用单上签名")
