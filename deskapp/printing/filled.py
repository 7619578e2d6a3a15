"""Tables of forms, which fill the room they are given with lines of one height and say where nothing follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from deskapp.printing.box import Box
from deskapp.printing.grid import LEAST_ROWS_OVERLEAF
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen
from deskapp.printing.row import Cell, Row
from deskapp.printing.tables import Column, shares_of, table_head, table_rows
from deskapp.printing.text import Text

NOTHING_BELOW, CONTINUED = "（以下空白）", "（接下页）"
ROOMY = 1.25
"""Times its least height that an empty line takes before another one is added."""


def table(
    layout: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    least: float | str = "line",
    size: float = 0,
    words: str = NOTHING_BELOW,
    empty: int = 0,
) -> "Body":
    """Head, lines and empty lines of a form; `words` is "" where the empty ones, at least `empty`, are for writing."""
    cells = tuple(Cell(Text(""), share=w) for _, w in shares_of(layout))
    lines = table_rows(layout, rows, least=least, size=size)
    return Body(
        cells, least, grow=1, head=table_head(layout), lines=lines, words=words, empty=empty if lines else max(1, empty)
    )


@dataclass(frozen=True, kw_only=True)
class Body(Row):
    """A whole table as one row of a form: as many empty lines as the room holds, all lines of one height."""

    head: Row
    lines: tuple[Row, ...]
    words: str
    empty: int

    def height(self, ink: Ink, width: float) -> float:
        lines = sum(line.height(ink, width) for line in self.lines)
        return self.head.height(ink, width) + lines + self.empty * super().height(ink, width)

    def draw(self, pen: Pen, box: Box, rule: float) -> None:
        top, least = self.head.height(pen.ink, box.w), super().height(pen.ink, box.w)
        self.head.draw(pen, box._replace(h=top), rule)
        heights = [line.height(pen.ink, box.w) for line in self.lines]
        heights += [least] * max(self.empty, int((box.h - top - sum(heights)) / (ROOMY * least)))
        extra, y = (box.h - top - sum(heights)) / len(heights), box.y + top
        for number, height in enumerate(heights):
            line = Box(box.x, y, box.w, height + extra)
            pen.line(line.x, y, line.x + line.w, y, rule)
            if number < len(self.lines):
                self.lines[number].draw(pen, line, rule)
            else:
                super().draw(pen, line, rule)
                self._say(pen, line, self.words if number == len(self.lines) else "")
            y += line.h

    def split(self, ink: Ink, width: float, room: float) -> tuple[Row, Row] | None:
        room -= self.head.height(ink, width)
        fit = 0
        while fit < len(self.lines) and self.lines[fit].height(ink, width) <= room:
            room -= self.lines[fit].height(ink, width)
            fit += 1
        return self._parted(min(fit, len(self.lines) - LEAST_ROWS_OVERLEAF))

    def carry(self, ink: Ink, width: float) -> tuple[Row, Row] | None:
        return self._parted(len(self.lines) - LEAST_ROWS_OVERLEAF)

    def _parted(self, fit: int) -> tuple[Row, Row] | None:
        words = CONTINUED if self.words else ""
        first = replace(self, lines=self.lines[:fit], empty=0, words=words)
        return (first, replace(self, lines=self.lines[fit:])) if fit > 0 else None

    def _say(self, pen: Pen, box: Box, words: str) -> None:
        """In the widest column."""
        shares = [cell.share for cell in self.cells]
        widest = shares.index(max(shares))
        x, width = box.x + sum(shares[:widest]) * box.w, shares[widest] * box.w
        Text(words, "label", align="center").draw(pen, Box(x, box.y, width, box.h))
