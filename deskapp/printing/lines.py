"""Open lines of a paper: names with what stands beside them, rules to sign on, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from deskapp.printing.block import Block, Gap, Stack
from deskapp.printing.box import Box
from deskapp.printing.grid import Grid
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen
from deskapp.printing.row import Cell, Row
from deskapp.printing.text import ASCENT, Text


@dataclass(frozen=True)
class Pair(Block):
    """A name and its value, or a rule to write on; `flush` sets it against the right edge."""

    name: str
    value: str = ""
    ruled: bool = False
    flush: bool = False
    place: Literal["top", "bottom"] = "bottom"

    def height(self, ink: Ink, width: float) -> float:
        return max(ink.tall(ink.scale.body), Text(self.value).height(ink, width - self._name_width(ink)))

    def draw(self, pen: Pen, box: Box) -> None:
        size, used, height = pen.ink.scale.body, self._name_width(pen.ink), self.height(pen.ink, box.w)
        y = box.y + (box.h - height if self.place == "bottom" else 0) + pen.ink.tall(size) * ASCENT
        if self.flush:
            width = min(box.w, used + pen.ink.width(self.value, "value", size) + 0.1)
            box = Box(box.x + box.w - width, box.y, width, box.h)
        pen.text(box.x, y, self.name, "label", size)
        Text(self.value, place=self.place).draw(pen, Box(box.x + used, box.y, box.w - used, box.h))
        if self.ruled:
            pen.line(box.x + used, y + 1.1, box.x + box.w, y + 1.1, pen.ink.scale.thin)

    def split(self, ink: Ink, width: float, room: float) -> "tuple[Block, Block] | None":
        parts = Text(self.value).split(ink, width - self._name_width(ink), room)
        return (replace(self, value=parts[0].text), replace(self, value=parts[1].text)) if parts else None

    def _name_width(self, ink: Ink) -> float:
        return ink.width(self.name, "label", ink.scale.body) + 1.5


def facts(*parts: Pair, shares: Sequence[float] = ()) -> Grid:
    """Names and values side by side above a table, their first lines level."""
    return _beside([replace(part, place="top") for part in parts], shares, "line")


def signed(*parts: Pair, shares: Sequence[float] = ()) -> Grid:
    """Names side by side below a table, with rules to sign on."""
    return _beside(parts, shares, "hand")


def _beside(parts: Sequence[Pair], shares: Sequence[float], least: str) -> Grid:
    weights = shares or [1.0] * len(parts)
    cells = tuple(Cell(part, share=w / sum(weights)) for part, w in zip(parts, weights, strict=True))
    return Grid((Row(cells, least=least),), framed=False, ruled=False)


def below(*parts: Pair, least: float = 9) -> Stack:
    """Names and values under one another, with room to write; `least` is the height of a line in millimetres."""
    rows = tuple(Row((Cell(part, share=1, pad=0),), least=least, grow=1) for part in parts)
    return Stack((Grid(rows, framed=False, ruled=False), Gap(2.5)))


def note(text: str, size: float = 9) -> Stack:
    """Small print below a grid."""
    return Stack((Gap(2.2), Text(text, "label", size=size, leading=1.45)))
