"""One number that was measured, beside the limit that was stated for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.row import Row


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

    @property
    def row(self) -> Row:
        """The line of the table."""
        told = f"{self.value:.4g} {self.unit}".strip()
        return Row(
            self.name,
            told,
            "the fewest there are" if self.counted else "none: a time",
            self.value,
            self.limit,
            self.unit,
        )


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that so large a part of them does not exceed. ValueError for none."""
    if not values:
        raise ValueError("nothing was measured")
    place = min(len(values) - 1, max(0, round(part * len(values) + 0.5) - 1))
    return sorted(values)[place]
