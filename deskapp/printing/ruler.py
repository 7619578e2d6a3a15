"""A grid in true millimetres from the edges of the paper, to measure how far a printer is off."""

from dataclasses import dataclass

from deskapp.printing.block import Block
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen

STEP = 10
ARM = 1.5
"""Millimetres from the middle of a cross to the end of its arms."""
LABEL = 3.0
"""Millimetres that the numbers of the first row need above it."""


@dataclass(frozen=True)
class Ruler(Block):
    """Crosses every 10 mm: the first row says how far from the left edge, the first column how far from the upper."""

    @property
    def grow(self) -> float:
        return 1

    def height(self, ink: Ink, width: float) -> float:
        return 3 * STEP

    def draw(self, pen: Pen, box: Box) -> None:
        columns = range(-int(-(box.x + ARM) // STEP) * STEP, int(box.x + box.w - ARM) + 1, STEP)
        rows = range(-int(-(box.y + LABEL) // STEP) * STEP, int(box.y + box.h - ARM) + 1, STEP)
        size, thin = pen.ink.scale.foot, pen.ink.scale.thin
        for y in rows:
            for x in columns:
                pen.line(x - ARM, y, x + ARM, y, thin)
                pen.line(x, y - ARM, x, y + ARM, thin)
                if x == columns[0]:
                    pen.text(x + 0.8, y - 0.8, str(y), "value", size)
                elif y == rows[0]:
                    pen.text(x + 0.8, y - 0.8, str(x), "value", size)
