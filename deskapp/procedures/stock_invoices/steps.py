"""What is asked when books of invoices come from the finance department: from whom, which books, counted."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Problem
from deskapp.ledger.kinds import Series, TicketType
from deskapp.ledger.ranges import BookRange


class Kind(Enum):
    """The kinds of invoices that the finance department hands out (TICKET-10, 17)."""

    HUNDREDS = "其他服务业发票（百位）"
    THOUSANDS = "其他服务业发票（千位）"
    UTILITY = "水电发票"

    @property
    def type(self) -> TicketType:
        """The type of the tickets."""
        return TicketType.UTILITY_INVOICE if self is Kind.UTILITY else TicketType.OTHER_SERVICE_INVOICE

    @property
    def series(self) -> Series:
        """The series of the tickets; utility invoices have none."""
        return {Kind.HUNDREDS: Series.HUNDREDS, Kind.THOUSANDS: Series.THOUSANDS}.get(self, Series.NONE)


class InvoiceBook(Step, title="发票本封面"):
    """One book, as its cover says."""

    book_no: str | None = ask("本号", optional=True)
    first: TicketNo = ask("首号")
    last: TicketNo = ask("末号")

    def problems(self) -> Iterator[Problem]:
        try:
            self.as_range(Kind.UTILITY)
        except ValueError as error:
            yield Problem(str(error), "last")

    def as_range(self, kind: Kind) -> BookRange:
        """The numbers of the book. ValueError where they cannot be those of one book."""
        return BookRange(kind.type, self.first, self.last, kind.series, (self.book_no or "").strip().upper())


class Fetched(
    Step, title="发票本", cues=("照封面填写首号和末号，号码前的字母也要填。", "百位、千位分开登记，分开使用。")
):
    """Which books, and who of the finance department handed them out."""

    kind: Kind = ask("发票种类")
    covers: tuple[InvoiceBook, ...] = ask("发票本", help="一行一本")
    handed_by: str = ask("财务经办人", help="公司财务管理部发出这些发票的人")

    def problems(self) -> Iterator[Problem]:
        if not self.covers:
            yield Problem("请填写首号和末号", "covers")


class Counted(Step, title="清点", cues=("交还：领用单双方签名，各执一联。", "发票锁好，领用时再取。")):
    """The books were counted where they were handed out."""

    counted: bool = tick("已清点，号码连续，没有缺张")
