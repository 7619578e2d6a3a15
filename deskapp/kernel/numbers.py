"""Numbers of tickets: how they are written, ranged, and found missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from deskapp.kernel.typed import plain

_TYPED = re.compile(r"(?:NO\.?\s*)?([A-Z]*)([0-9]+)")


@dataclass(frozen=True, order=True)
class TicketNo:
    """A ticket's running number within its series: TicketNo("A", 1234, 7) is No. A0001234.

    ValueError if the number is negative or needs more than `digits` places: a longer one is not of that book.
    """

    prefix: str
    number: int
    digits: int = 7

    def __post_init__(self) -> None:
        if not 0 <= self.number < 10**self.digits:
            raise ValueError(f"票据号码须为 {self.digits} 位以内的数字，现在是 {self.number}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The number as printed, its zeros telling the places: A0001234, No. 0001234. ValueError with a sentence."""
        found = _TYPED.fullmatch(plain(text).upper())
        if not found:
            raise ValueError("票据号码写法不对，请照票面填写，例如 0001234")
        return cls(found[1], int(found[2]), len(found[2]))

    @property
    def code(self) -> str:
        """A0001234: for lists, search and the workbook."""
        return f"{self.prefix}{self.number:0{self.digits}d}"

    @property
    def next(self) -> "TicketNo":
        """The number that must be used after this one (TICKET-22)."""
        return replace(self, number=self.number + 1)

    def __str__(self) -> str:
        return f"No. {self.code}"


def range_text(first: TicketNo, last: TicketNo) -> str:
    """0001203 至 0001251, or the one number if they are the same."""
    return first.code if first == last else f"{first.code} 至 {last.code}"


def gaps(numbers: Iterable[int]) -> list[range]:
    """The runs missing between the lowest and the highest number, in order; doubles do not matter (TICKET-22)."""
    used = sorted(set(numbers))
    return [range(low + 1, high) for low, high in zip(used, used[1:], strict=False) if high - low > 1]
