"""Rows of ruled grids: cells side by side, each with its share of the width."""

from dataclasses import dataclass, replace

from deskapp.printing.block import Block
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen


@dataclass(frozen=True)
class Cell:
    """One cell: its width is `share` of the grid plus `mm` millimetres; `pad` < 0 means the usual padding."""

    block: Block
    share: float = 0
    mm: float = 0
    pad: float = -1

    def inner(self, ink: Ink, x: float, y: float, grid: float, height: float) -> Box:
        box = Box(x, y, self.share * grid + self.mm, height)
        sides, ends = (ink.scale.pad, ink.scale.ends) if self.pad < 0 else (self.pad, min(self.pad, ink.scale.ends))
        return box.shrunk(sides, ends)


@dataclass(frozen=True)
class Row:
    """One row: least height in millimetres or by what it is for; stretched by weight; `keep` = not last on a page.

    `whole` = broken only where no page holds it.
    """

    cells: tuple[Cell, ...]
    least: float | str = "field"
    grow: float = 0
    keep: bool = False
    whole: bool = False

    def height(self, ink: Ink, width: float) -> float:
        boxes = [cell.inner(ink, 0, 0, width, 0) for cell in self.cells]
        needs = (cell.block.height(ink, box.w) - box.h for cell, box in zip(self.cells, boxes, strict=True))
        return max(ink.scale.least_height(self.least), *needs)

    def draw(self, pen: Pen, box: Box, rule: float) -> None:
        x = box.x
        for place, cell in enumerate(self.cells):
            if place and rule:
                pen.line(x, box.y, x, box.y + box.h, rule)
            cell.block.draw(pen, cell.inner(pen.ink, x, box.y, box.w, box.h))
            x += cell.share * box.w + cell.mm

    def split(self, ink: Ink, width: float, room: float) -> "tuple[Row, Row] | None":
        """Broken with every cell that is too tall; the others, a label or a seal, stand on both pages."""
        first, rest = [], []
        for cell in self.cells:
            box = cell.inner(ink, 0, 0, width, room)
            fits = cell.block.height(ink, box.w) <= box.h
            parts = (cell.block, cell.block) if fits else cell.block.split(ink, box.w, box.h)
            if not parts:
                return None
            first.append(replace(cell, block=parts[0]))
            rest.append(replace(cell, block=parts[1]))
        top = replace(self, cells=tuple(first))
        broken = top != self and top.height(ink, width) <= room
        return (top, replace(self, cells=tuple(rest))) if broken else None

    def carry(self, ink: Ink, width: float) -> "tuple[Row, Row] | None":
        """Broken so that the total below it does not begin a page alone; only a table can be."""
        return None
