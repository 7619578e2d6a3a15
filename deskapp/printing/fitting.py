"""Finds the widths of a table from what stands in it, so that no number, day or amount is broken in two."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deskapp.printing.typeface import MM_PER_POINT, plain

WHOLE = re.compile(r"[0-9A-Za-z#&@_./:,+\-−]+")
"""What must stay whole: a word or number."""
SHORT = 4.0
"""Squares up to which words stay whole too: names, states."""
MOST = 18.0
"""Squares that a column asks for at most to keep to one line."""
SLACK = 0.3
"""Millimetres by which a column is wider than what stands in it."""


@dataclass(frozen=True)
class Fit:
    """The size of the type in points, and the width of each column in millimetres."""

    size: float
    widths: tuple[float, ...]


def fit(heads: Sequence[str], rows: Iterable[Sequence[str]], room: float, sizes: Sequence[float], pad: float) -> Fit:
    """The largest of the sizes at which everything stays whole in `room` millimetres, `pad` on either side of a cell.

    Columns get what they need first; what is left goes to those whose words would take several lines. Where names
    cannot stay whole at any size, numbers do; at the last of the sizes what is still too wide is broken.
    """
    names, numbers, wanted = _needs(heads, rows)
    for needed, size in ((needed, size) for needed in (names, numbers) for size in sizes):
        least = [need * size * MM_PER_POINT + 2 * pad + SLACK for need in needed]
        left = room - sum(least)
        if left >= 0:
            break
    more = [max(0.0, want - need) * size * MM_PER_POINT for want, need in zip(wanted, needed, strict=True)]
    widths = [width + left * part for width, part in zip(least, _parts(more, left, least), strict=True)]
    return Fit(size, tuple(widths))


def _needs(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[list[float], list[float], list[float]]:
    """Squares of each column that keep its names whole, its numbers whole, and its words on one line."""
    names, numbers = ([_head(head, lines) for head in heads] for lines in (2, 3))
    wanted = [squares(head) for head in heads]
    for row in rows:
        for place, words in enumerate(row):
            if words:
                wide = squares(words)
                part = max(map(squares, WHOLE.findall(words)), default=0.0)
                numbers[place] = max(numbers[place], part)
                names[place] = max(names[place], wide if wide <= SHORT else part)
                wanted[place] = max(wanted[place], min(MOST, wide))
    return names, numbers, wanted


def _parts(more: Sequence[float], left: float, least: Sequence[float]) -> list[float]:
    """Which part of what is left, or of what is lacking, each column takes."""
    if left < 0:
        by = list(least)
    elif left <= sum(more):
        by = list(more)
    else:
        by = [width + extra for width, extra in zip(least, more, strict=True)]
    whole = sum(by) or 1.0
    return [one / whole for one in by]


def squares(words: str) -> float:
    """How wide words are in bold, the widest they are set in, in squares of their type."""
    return plain().width(words, "strong", 1 / MM_PER_POINT)


def _head(head: str, lines: int) -> float:
    """The width at which a heading takes so many lines."""
    return max(2.0, squares(head) / lines + 0.5)
