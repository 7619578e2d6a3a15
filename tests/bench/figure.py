"""One number that was measured, beside the limit that was stated for it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`limit` is the most it should be; `counted` ones do not depend on the machine, all others are only printed."""

    name: str
    value: float
    limit: float
    unit: str = ""
    counted: bool = False

    @property
    def within(self) -> bool:
        """Whether it keeps its limit."""
        return self.value <= self.limit

    def __str__(self) -> str:
        over = "" if self.within else "   OVER"
        return f"{self.name:<62}{self.value:>9.4g} {self.unit:<3}   at most {self.limit:g}{over}"


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that so large a part of them does not exceed. ValueError for none."""
    if not values:
        raise ValueError("nothing was measured")
    place = min(len(values) - 1, max(0, round(part * len(values) + 0.5) - 1))
    return sorted(values)[place]
