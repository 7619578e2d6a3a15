"""A paper ready to be printed, and how it is divided into pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from deskapp.kernel.errors import PrintError
from deskapp.printing.block import Block, Stack
from deskapp.printing.box import Box
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint, RunningHead
from deskapp.printing.ink import Ink

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
        if needed <= left + 0.01:
            page.append(block)
            left -= needed
            continue
        fresh = len(page) == 1
        parts = block.split(ink, room.w, left) if fresh or isinstance(block, Grid) else None
        if not parts and fresh:
            raise PrintError(f"{sheet.heading.title}有一段内容高于一页，{TOO_TALL}", "E-PRN-08")
        yield Stack((*page, parts[0]) if parts else tuple(page))
        page = [RunningHead(sheet.heading)]
        left = room.h - page[0].height(ink, room.w)
        waiting.insert(0, parts[1] if parts else block)
    yield Stack(tuple(page))
