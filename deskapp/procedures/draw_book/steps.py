"""What is asked when a clerk draws ticket books: who, which books, and that they were counted together."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Problem
from deskapp.ledger.kinds import Series, TicketType
from deskapp.ledger.ranges import BookRange

LAW = "每人手上最多两本未核销的收据。"


class Receiver(Step, title="领用人", cues=(LAW, "用完的先核销，再领新的。")):
    """Who draws the books."""

    clerk: str = ask("领用人", help="收费人的姓名或工号")


class Cover(Step, title="票据本封面"):
    """One book, as its cover says."""

    book_no: str | None = ask("本号", optional=True)
    first: TicketNo = ask("首号")
    last: TicketNo = ask("末号")

    def problems(self) -> Iterator[Problem]:
        try:
            self.as_range(TicketType.OFFICIAL_RECEIPT)
        except ValueError as error:
            yield Problem(str(error), "last")

    def as_range(self, type: TicketType, series: Series = Series.NONE) -> BookRange:
        """The numbers of the book. ValueError where they cannot be those of one book."""
        return BookRange(type, self.first, self.last, series, (self.book_no or "").strip().upper())


class Books(
    Step,
    title="票据本",
    cues=("照封面填写首号和末号，号码前的字母也要填。", "号码只登记一次，不能重叠。", "发票先入库，再领用。"),
):
    """Which books."""

    type: TicketType = ask("票据种类")
    covers: tuple[Cover, ...] = ask("票据本", help="收据一次最多两本")

    def problems(self) -> Iterator[Problem]:
        if not self.covers:
            yield Problem("请填写首号和末号", "covers")
        if self.type is TicketType.OUTSIDE_TICKET:
            yield Problem("外部票据由对方单位提供，不在这里领用", "type")
        if self.type is TicketType.FIXED_AMOUNT_INVOICE:
            yield Problem("定额发票一种面额一本，请按“定额发票领用”办理", "type")


class InvoiceSeries(Enum):
    """Other-services invoices are printed in two series, by the size of the amount (TICKET-10)."""

    HUNDREDS = Series.HUNDREDS.value
    THOUSANDS = Series.THOUSANDS.value


class WhichSeries(Step, title="系列", cues=("百位、千位分开登记，分开使用。",)):
    """Only asked of other-services invoices."""

    series: InvoiceSeries = ask("系列", help="见封面")


class HandedOver(
    Step, title="当面清点", cues=("交还：领用单双方签名，各执一联。", "提醒：下班锁好，丢失由领用人负责。")
):
    """Both have counted the books."""

    counted: bool = tick("已当面清点，号码连续，没有缺张")
    present: bool = tick("领用人在场，将在领用单上签名")
