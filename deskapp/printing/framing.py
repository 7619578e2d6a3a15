"""The double frame of a certificate around what stands within it."""

from dataclasses import dataclass

from deskapp.printing.block import Block
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen

INSET = 2.2
HEAVY = 0.8
"""Millimetres between both frames, and of the outer one."""


@dataclass(frozen=True)
class Doubled(Block):
    """A block with a heavy frame around its own; it fills what room a page has."""

    block: Block

    @property
    def grow(self) -> float:
        return self.block.grow

    def height(self, ink: Ink, width: float) -> float:
        return self.block.height(ink, width - 2 * INSET) + 2 * INSET

    def draw(self, pen: Pen, box: Box) -> None:
        pen.frame(box.shrunk(HEAVY / 2, HEAVY / 2), HEAVY)
        self.block.draw(pen, box.shrunk(INSET, INSET))
