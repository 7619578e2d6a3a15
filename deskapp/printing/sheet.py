"""A paper ready to be printed, and how it is divided into pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deskapp.kernel.errors import PrintError
from deskapp.printing.block import Block, Stack
from deskapp.printing.box import Box
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint, RunningHead
from deskapp.printing.ink import Ink

NEXT_TO_NOTHING = 0.01
"""Millimetres that no eye sees."""
TOO_TALL = "打印不下。记录已保存，请把这段内容改短后再打印。"


@dataclass(frozen=True)
class Sheet:
    """Its head, what stands below it, its copies, and words for the middle of the foot line."""

    heading: Heading
    body: tuple[Block, ...]
    copies: tuple[Copy, ...] = (Copy(""),)
    foot: str = ""

    @property
    def imprint(self) -> Imprint:
        return self.heading.imprint


def paginate(sheet: Sheet, ink: Ink, room: Box) -> Iterator[Stack]:
    """Pages under their heads: grids break where a page ends, other blocks only where no page holds them.

    PrintError where a block that cannot be broken is taller than a page: no word is ever cut off.
    """
    page: list[Block] = [sheet.heading]
    left = room.h - sheet.heading.height(ink, room.w)
    waiting = list(sheet.body)
    while waiting:
        block = waiting.pop(0)
        needed = block.height(ink, room.w)
        fits = needed <= left + NEXT_TO_NOTHING
        if fits and not (parts := _shared_with_the_end(block, waiting, ink, room.w, left)):
            page.append(block)
            left -= needed
            continue
        fresh = len(page) == 1
        if not fits:
            parts = block.split(ink, room.w, left) if fresh or isinstance(block, Grid) else None
        if not parts and fresh:
            raise PrintError(f"{sheet.heading.title}有一段内容高于一页，{TOO_TALL}", "E-PRN-08")
        yield Stack((*page, parts[0]) if parts else tuple(page))
        page = [RunningHead(sheet.heading)]
        left = room.h - page[0].height(ink, room.w)
        waiting.insert(0, parts[1] if parts else block)
    yield Stack(tuple(page))


def _shared_with_the_end(
    block: Block, after: Sequence[Block], ink: Ink, width: float, left: float
) -> tuple[Block, Block] | None:
    """A last table that fits, its last row sent on where only what is signed would stand overleaf; None otherwise.

    Nobody signs an empty page.
    """
    if not _is_table(block) or any(map(_is_table, after)):
        return None
    needed = block.height(ink, width)
    if needed + sum(one.height(ink, width) for one in after) <= left + NEXT_TO_NOTHING:
        return None
    return block.split(ink, width, needed - 2 * NEXT_TO_NOTHING)


def _is_table(block: Block) -> bool:
    return isinstance(block, Grid) and block.framed and len(block.rows) > 1
