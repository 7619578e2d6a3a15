"""The head of a paper: QR code, who issues it, its title in the middle, its number at the right."""

from dataclasses import dataclass, field
from datetime import datetime

from deskapp.printing.block import Block
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen
from deskapp.printing.stamps import Code
from deskapp.printing.text import Text

SIDES = 50.0
"""Millimetres kept free left and right of issuer and title: code and mark at one side, number at the other."""


@dataclass(frozen=True)
class Imprint:
    """What every paper carries (GEN-14): issuer, number, clerk, time of printing, words of its QR code.

    The code of one paper is a key, so that none is ever shown.
    """

    issuer: str
    number: str
    clerk: str
    printed_at: datetime
    code: str = field(default="", repr=False)


@dataclass(frozen=True)
class Heading(Block):
    """The head of the first page. `double` draws the double rule of a ticket under the title."""

    imprint: Imprint
    title: str
    double: bool = False
    number_label: str = "编号"

    def height(self, ink: Ink, width: float) -> float:
        code = Code(self.imprint.code).height(ink, width) if self.imprint.code else 0
        return max(self._titled(ink, width) + (2.6 if self.double else 1.2), code) + 0.4 * ink.scale.field

    def draw(self, pen: Pen, box: Box) -> None:
        if self.imprint.code:
            Code(self.imprint.code).draw(pen, box)
        middle = Box(box.x, box.y, box.w, self._titled(pen.ink, box.w)).shrunk(SIDES)
        issuer, title = self._words(pen.ink)
        issuer.draw(pen, middle._replace(h=issuer.height(pen.ink, middle.w)))
        room = title.height(pen.ink, middle.w)
        base = middle.y + middle.h
        title.draw(pen, middle._replace(y=base - room, h=room))
        if self.double:
            self._double_rule(pen, middle, title, base)
        self._number(pen, box, base)

    def _words(self, ink: Ink) -> tuple[Text, Text]:
        issuer = Text(self.imprint.issuer, "label", ink.scale.issuer, "center", leading=1.15)
        return issuer, Text(self.title, "title", ink.scale.title, "center", leading=1.15)

    def _titled(self, ink: Ink, width: float) -> float:
        """Height of issuer and title."""
        return sum(words.height(ink, width - 2 * SIDES) for words in self._words(ink)) + 1.8

    def _double_rule(self, pen: Pen, box: Box, title: Text, base: float) -> None:
        size, lines = title.lines(pen.ink, box.w)
        half = pen.ink.width(lines[-1], "title", size) / 2 + 6
        for y in (base + 1.2, base + 2.2):
            pen.line(box.x + box.w / 2 - half, y, box.x + box.w / 2 + half, y, pen.ink.scale.thin)

    def _number(self, pen: Pen, box: Box, base: float) -> None:
        scale = pen.ink.scale
        size = scale.issuer + 2 if self.double else scale.body
        label = f"{self.number_label} "
        left = box.x + box.w - pen.ink.width(self.imprint.number, "strong", size)
        y = base - pen.ink.tall(size) * 0.12
        pen.text(left, y, self.imprint.number, "strong", size)
        pen.text(left - pen.ink.width(label, "label", scale.body), y, label, "label", scale.body)


@dataclass(frozen=True)
class RunningHead(Block):
    """The head of the pages that follow: title（续）and number, and for a ticket who issues it, over a rule."""

    heading: Heading

    def height(self, ink: Ink, width: float) -> float:
        return ink.tall(ink.scale.body) + 4.5

    def draw(self, pen: Pen, box: Box) -> None:
        size = pen.ink.scale.body
        y = box.y + pen.ink.tall(size) * 0.88
        pen.text(box.x, y, f"{self.heading.title}（续）", "title", size)
        number = f"{self.heading.number_label} {self.heading.imprint.number}"
        pen.text(box.x + box.w - pen.ink.width(number, "label", size), y, number, "label", size)
