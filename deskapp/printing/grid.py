"""Ruled grids, whose rows stretch to fill a page and break over pages between rows or within a tall one."""

from dataclasses import dataclass, replace

from deskapp.printing.block import Block, stretched
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen
from deskapp.printing.row import Row

LEAST_ROWS_OVERLEAF = 3
"""No page begins with fewer rows of a table than this: some move over with the last ones."""

WORTH_BREAKING = 40.0
"""Millimetres that must be left on a page for a row to be broken there rather than moved whole."""


@dataclass(frozen=True)
class Grid(Block):
    """Rows between rules. Where it breaks, `head` is repeated, and so is the band of the section that goes on."""

    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    framed: bool = True
    ruled: bool = True

    @property
    def grow(self) -> float:
        return sum(row.grow for row in self.rows)

    def height(self, ink: Ink, width: float) -> float:
        return sum(row.height(ink, width) for row in self.head + self.rows)

    def draw(self, pen: Pen, box: Box) -> None:
        rows, rule = self.head + self.rows, pen.ink.scale.thin if self.ruled else 0.0
        weights = [row.grow for row in rows] if self.grow else [1.0] * len(rows)
        y = box.y
        for row, height in zip(
            rows, stretched([row.height(pen.ink, box.w) for row in rows], weights, box.h), strict=True
        ):
            if y > box.y and rule:
                pen.line(box.x, y, box.x + box.w, y, rule)
            row.draw(pen, Box(box.x, y, box.w, height), rule)
            y += height
        if self.framed:
            pen.frame(Box(box.x, box.y, box.w, y - box.y), pen.ink.scale.thick)

    def split(self, ink: Ink, width: float, room: float) -> "tuple[Grid, Grid] | None":
        fit, left = 0, room - sum(row.height(ink, width) for row in self.head)
        while fit < len(self.rows) and (height := self.rows[fit].height(ink, width)) <= left:
            left -= height
            fit += 1
        before, after = self.rows[:fit], self.rows[fit:]
        if not after:
            return None
        worth = left > WORTH_BREAKING and (not after[0].whole or all(row.keep for row in before))
        if (worth or not fit) and (parts := after[0].split(ink, width, left)):
            return self._with(*before, parts[0]), self._with(parts[1], *after[1:])
        if before and (parts := before[-1].carry(ink, width)):
            return self._with(*before[:-1], parts[0]), self._with(parts[1], *after)
        return self._between(fit)

    def _between(self, fit: int) -> "tuple[Grid, Grid] | None":
        if self.head:
            fit = min(fit, len(self.rows) - LEAST_ROWS_OVERLEAF)
        while fit > 0 and self.rows[fit - 1].keep:
            fit -= 1
        if fit <= 0:
            return None
        band = [] if self.rows[fit].keep else [row for row in self.rows[:fit] if row.keep][-1:]
        return self._with(*self.rows[:fit]), self._with(*band, *self.rows[fit:])

    def _with(self, *rows: Row) -> "Grid":
        return replace(self, rows=rows)
