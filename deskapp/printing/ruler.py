"""A grid in true millimetres from the edges of the paper, to measure how far a printer is off."""

from dataclasses import dataclass

from deskapp.printing.block import Block
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen

STEP = 10
DIGIT = 0.74
"""Height of a figure, in squares of its size."""
ARM = 1.5
"""Millimetres from the middle of a cross to the end of its arms."""
LABEL = 3.6
"""Millimetres that a number needs above or below its cross."""
BESIDE = 0.8
"""Millimetres from the lines of a cross to its numbers."""


@dataclass(frozen=True)
class Ruler(Block):
    """Crosses every 10 mm: above those of the first row stands how far they are from the left edge of the sheet, below
    those of the first column how far from the upper.
    """

    @property
    def grow(self) -> float:
        return 1

    def height(self, ink: Ink, width: float) -> float:
        return 3 * STEP

    def draw(self, pen: Pen, box: Box) -> None:
        columns = range(-int(-(box.x + ARM) // STEP) * STEP, int(box.x + box.w - ARM) + 1, STEP)
        rows = range(-int(-(box.y + LABEL) // STEP) * STEP, int(box.y + box.h - LABEL) + 1, STEP)
        size, thin = pen.ink.scale.foot, pen.ink.scale.thin
        below = BESIDE + pen.ink.tall(size) * DIGIT
        for y in rows:
            for x in columns:
                pen.line(x - ARM, y, x + ARM, y, thin)
                pen.line(x, y - ARM, x, y + ARM, thin)
                if y == rows[0]:
                    pen.text(x + BESIDE, y - BESIDE, str(x), "value", size)
                if x == columns[0]:
                    pen.text(x + BESIDE, y + below, str(y), "value", size)
