"""What every piece of a paper can do: say how tall it must be, draw itself, and perhaps break over two pages."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen


class Block(ABC):
    """A piece of a paper. Heights and widths are millimetres."""

    @property
    def grow(self) -> float:
        """Its weight when room left on a page is shared out; 0 keeps its height."""
        return 0

    @abstractmethod
    def height(self, ink: Ink, width: float) -> float:
        """The least height at this width."""

    @abstractmethod
    def draw(self, pen: Pen, box: Box) -> None:
        """Draw in a box at least that tall."""

    def split(self, ink: Ink, width: float, room: float) -> "tuple[Block, Block] | None":
        """The part that fits into `room` and the rest; None when it must stay whole."""
        return None


def stretched(heights: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """The heights with what is left of `room` shared out by weight."""
    spare, total = room - sum(heights), sum(weights)
    return [h + spare * w / total if total and spare > 0 else h for h, w in zip(heights, weights, strict=True)]


@dataclass(frozen=True)
class Gap(Block):
    """Empty space of at least so many millimetres."""

    least: float = 0
    grow: float = 0

    def height(self, ink: Ink, width: float) -> float:
        return self.least

    def draw(self, pen: Pen, box: Box) -> None:
        pass


@dataclass(frozen=True)
class Stack(Block):
    """Blocks under one another, the growing ones sharing the room that is left."""

    blocks: tuple[Block, ...]

    @property
    def grow(self) -> float:
        return sum(block.grow for block in self.blocks)

    def height(self, ink: Ink, width: float) -> float:
        return sum(block.height(ink, width) for block in self.blocks)

    def draw(self, pen: Pen, box: Box) -> None:
        heights = [block.height(pen.ink, box.w) for block in self.blocks]
        y = box.y
        for block, height in zip(self.blocks, stretched(heights, [b.grow for b in self.blocks], box.h), strict=True):
            block.draw(pen, Box(box.x, y, box.w, height))
            y += height

    def split(self, ink: Ink, width: float, room: float) -> "tuple[Block, Block] | None":
        for place, block in enumerate(self.blocks):
            height = block.height(ink, width)
            if height > room:
                parts = block.split(ink, width, room)
                if not parts and not place:
                    return None
                first, rest = ((parts[0],), (parts[1],)) if parts else ((), (block,))
                return Stack(self.blocks[:place] + first), Stack(rest + self.blocks[place + 1 :])
            room -= height
        return None
