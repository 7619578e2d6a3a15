"""The line below a page: when and by whom it was printed, what was said later, which page it is (GEN-14)."""

from dataclasses import dataclass

from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen
from deskapp.printing.text import ASCENT, break_lines
from deskapp.printing.typeface import Role, clean

DROP = 2.8
"""Millimetres from the body to the foot line."""
BETWEEN = 4.0
"""Least millimetres between two parts of the line."""
LEADING = 1.35
LONGEST_PAGE = "第 99 页　共 99 页"


def one_line(text: str) -> str:
    """The text without what cannot be printed, its line breaks blanks."""
    return clean(text).replace("\n", " ")


@dataclass(frozen=True)
class Foot:
    """`first` at the left; `words` in the middle, or above the line in lines of their own if they are long."""

    first: str
    words: str = ""
    role: Role = "label"

    def above(self, ink: Ink, width: float) -> list[str]:
        """The lines that the words take above the foot line; none while they fit into it."""
        size, words = ink.scale.foot, one_line(self.words)
        ends = ink.width(one_line(self.first) + LONGEST_PAGE, "label", size) + 2 * BETWEEN
        if not words or ends + ink.width(words, self.role, size) <= width:
            return []
        return break_lines(words, ink, self.role, size, width)

    def height(self, ink: Ink, width: float) -> float:
        """Millimetres of the body given up to those lines."""
        return len(self.above(ink, width)) * LEADING * ink.tall(ink.scale.foot)

    def draw(self, pen: Pen, box: Box, page: str) -> None:
        """In and below a box that ends where the foot begins, its last millimetres kept free by `height`."""
        size, em = pen.ink.scale.foot, pen.ink.tall(pen.ink.scale.foot)
        above = self.above(pen.ink, box.w)
        y = box.y + box.h + DROP + em * ASCENT
        for number, line in enumerate(above):
            pen.text(box.x, y - (len(above) - number) * LEADING * em, line, self.role, size)
        first = one_line(self.first)
        pen.text(box.x, y, first, "label", size)
        right = box.x + box.w - pen.ink.width(page, "label", size)
        pen.text(right, y, page, "label", size)
        if not above:
            words = one_line(self.words)
            width = pen.ink.width(words, self.role, size)
            least = box.x + pen.ink.width(first, "label", size) + BETWEEN
            x = max(least, min(box.x + (box.w - width) / 2, right - BETWEEN - width))
            pen.text(x, y, words, self.role, size)
