"""Places for seals, and QR codes that open the record of a paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

from deskapp.printing.block import Block
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen
from deskapp.printing.text import Text

MODULE = 3 * 25.4 / 180
"""Edge of a QR module in millimetres: three dots of a 24-pin printer."""

SMALL = 38
"""Capital letters, digits and -/. that fit the code of 25 modules all papers share."""


@dataclass(frozen=True)
class Seal(Block):
    """The marked place of a seal: a broken circle with its words, wide enough that the seal covers nothing."""

    words: str = "盖章处"
    across: float = 40
    """Diameter in millimetres: finance seals are 38, official round seals 42."""

    def height(self, ink: Ink, width: float) -> float:
        return self.across + 1

    def draw(self, pen: Pen, box: Box) -> None:
        if not pen.unsealed:
            pen.circle(box.x + box.w / 2, box.y + box.h / 2, self.across / 2, pen.ink.scale.thin, (1.6, 1.2))
        Text(pen.unsealed or self.words, "label", pen.ink.scale.small, "center", leading=1.6).draw(pen, box)


@dataclass(frozen=True)
class Code(Block):
    """A QR code at the left top of its box, with its own quiet zone inside."""

    words: str

    def height(self, ink: Ink, width: float) -> float:
        return len(matrix(self.words)) * MODULE

    def draw(self, pen: Pen, box: Box) -> None:
        pen.pattern(box, MODULE, runs(self.words))


def runs(words: str) -> Iterator[tuple[int, int, int]]:
    """The dark modules of a code, side by side in one run: how far right, how far down, how many."""
    for down, row in enumerate(matrix(words)):
        right = 0
        for dark, some in groupby(row):
            count = len(list(some))
            if dark:
                yield right, down, count
            right += count


@lru_cache(maxsize=64)
def matrix(words: str) -> tuple[bytearray, ...]:
    """The modules of a code, row by row, dark ones 1. Kept, for a page is measured before it is drawn."""
    version = 2 if len(words) <= SMALL else None
    code: tuple[bytearray, ...] = segno.make_qr(words, version=version, error="m", boost_error=False).matrix
    return code
