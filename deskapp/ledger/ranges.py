"""The numbers printed in one ticket book, as its cover says."""

from dataclasses import dataclass

from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo, range_text
from deskapp.ledger.kinds import Series, TicketType

LONGEST = 10
"""Prefix and digits of a number together, so that the text of its square code fits (papers: version 2-M)."""
MOST = 1_000


@dataclass(frozen=True)
class BookRange:
    """First and last number of a book. ValueError with a sentence when they cannot be those of one book."""

    type: TicketType
    first: TicketNo
    last: TicketNo
    series: Series = Series.NONE
    number: str = ""
    """The number of the book itself, where its cover bears one."""
    face: Money | None = None
    """What each is worth, in a book of fixed-amount invoices."""

    def __post_init__(self) -> None:
        if (self.first.prefix, self.first.digits) != (self.last.prefix, self.last.digits):
            raise ValueError("首号和末号的冠字、位数须相同，请照封面填写")
        if len(self.first.code) > LONGEST:
            raise ValueError(f"冠字和号码合计最多 {LONGEST} 位")
        if not 1 <= self.pieces <= MOST:
            raise ValueError(f"末号须不小于首号，每本最多 {MOST} 份")

    @property
    def pieces(self) -> int:
        """How many tickets are in the book."""
        return self.last.number - self.first.number + 1

    @property
    def book_no(self) -> str:
        """The number of the book, or its range where the cover bears none."""
        return self.number or f"{self.first.code}-{self.last.code}"

    def overlaps(self, other: "BookRange") -> bool:
        """Whether some number would be in both books."""
        same = (self.type, self.series, self.first.prefix) == (other.type, other.series, other.first.prefix)
        return same and self.first.number <= other.last.number and other.first.number <= self.last.number

    def holds(self, typed: str) -> bool:
        """Whether a number as it was typed is in the book."""
        try:
            number = TicketNo.parse(typed)
        except ValueError:
            return False
        same = (number.prefix, number.digits) == (self.first.prefix, self.first.digits)
        return same and self.first.number <= number.number <= self.last.number

    def __str__(self) -> str:
        return range_text(self.first, self.last)
