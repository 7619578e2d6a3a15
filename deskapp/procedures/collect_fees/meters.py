"""The readings of meters that water and electricity are collected by, as they are typed and as they are printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deskapp.kernel.problems import Refusal

TYPED = re.compile(r"(?P<meter>水|电)表?\s*(?P<first>[0-9]{1,9})\s*(?:-|－|–|—|~|～|至|到)\s*(?P<last>[0-9]{1,9})")
UNITS = {"水": "吨", "电": "度"}
HOW = "请填水表或电表的起止读数，例如 水120-135"


@dataclass(frozen=True)
class Readings:
    """What one meter showed at the beginning and at the end."""

    meter: str
    first: int
    last: int

    @property
    def usage(self) -> int:
        """What was used between them: tons of water, kilowatt hours of electricity."""
        return self.last - self.first

    @property
    def unit(self) -> str:
        """What the usage is counted in."""
        return UNITS[self.meter]

    def __str__(self) -> str:
        return f"{self.meter}表 {self.first} 至 {self.last}"


def readings(typed: str) -> Readings | None:
    """The readings that were typed, 水120-135 or as they are printed; None for what is none."""
    found = TYPED.fullmatch(typed.strip())
    return Readings(found["meter"], int(found["first"]), int(found["last"])) if found else None


def refusals(item: str, typed: str, quantity: int, *, invoiced: bool) -> Iterator[Refusal]:
    """A utility invoice says from where to where the meter ran, and that is what is paid (FEE-11, FORM-12)."""
    if not typed.strip():
        if invoiced:
            yield Refusal(f"{item}开水电发票，须列明读数：{HOW}", "FEE-11")
        return
    found = readings(typed)
    if found is None:
        yield Refusal(f"{item}的读数“{typed.strip()}”看不懂，{HOW}", "FEE-11")
    elif found.usage <= 0:
        yield Refusal(f"{found}：止读数须大于起读数，请核对", "FEE-11")
    elif found.usage != quantity:
        words = f"{found} 是 {found.usage}{found.unit}，数量却填了 {quantity}，请核对读数"
        yield Refusal(words, "FEE-11")
