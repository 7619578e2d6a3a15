"""Sets Chinese text: breaks lines by the rules of punctuation, shrinks a little before it wraps, never clips."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from deskapp.printing.block import Block
from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.pen import Pen
from deskapp.printing.typeface import Role, clean

NOT_FIRST = set("，。、；：？！）》」』】〕”’％%,.;:?!)]}…—～·")
NOT_LAST = set("（《「『【〔“‘([{¥￥№")
WORD = re.compile(r"[□☑] ?[^　\n]+|第?[0-9A-Za-z¥#&@_./:,+\-]+[年月日时分次张页号栋元]?|\s|.", re.DOTALL)
"""A choice with its box, a word, a number with what it counts, or a single character."""
LOOSE = 2.5
"""Squares a line may lack and still be spread to the full measure; with more, it is the end of a paragraph."""
ASCENT = 0.88
"""Part of the square above the base line."""


@dataclass(frozen=True)
class Text(Block):
    """Words in a box. A text a little too long for one line is set smaller; a longer one wraps."""

    text: str
    role: Role = "value"
    size: float = 0
    """Points; 0 is the size of the body."""
    align: Literal["left", "center", "right", "full"] = "left"
    """`full` sets broken lines to the full measure, as Chinese running text always is."""
    place: Literal["top", "middle", "bottom"] = "middle"
    leading: float = 1.4
    indent: int = 0
    """Squares by which the first line of a paragraph is set in."""
    floor: float = 0
    """Points down to which it is set smaller to keep to one line; 0 is `Scale.least`, infinity never."""
    grow: float = 0

    def lines(self, ink: Ink, width: float) -> tuple[float, list[str]]:
        """The size chosen and the lines broken at that size."""
        return _set(self, ink, round(width, 3))

    def height(self, ink: Ink, width: float) -> float:
        size, lines = self.lines(ink, width)
        return ink.tall(size) * (1 + (len(lines) - 1) * self.leading)

    def split(self, ink: Ink, width: float, room: float) -> "tuple[Text, Text] | None":
        """The lines that fit into `room` and the others, at least two on either side."""
        size, lines = self.lines(ink, width)
        fit = min(int((room / ink.tall(size) - 1) / self.leading) + 1, len(lines) - 2)
        if fit < 2:
            return None
        return replace(self, text="\n".join(lines[:fit]), indent=0), replace(
            self, text="\n".join(lines[fit:]), indent=0
        )

    def draw(self, pen: Pen, box: Box) -> None:
        size, lines = self.lines(pen.ink, box.w)
        em = pen.ink.tall(size)
        room = box.h - em * (1 + (len(lines) - 1) * self.leading)
        y = box.y + em * ASCENT + {"top": 0.0, "middle": room / 2, "bottom": room}[self.place]
        for line in lines:
            room = box.w - pen.ink.width(line, self.role, size)
            x = box.x + {"center": room / 2, "right": room}.get(self.align, 0)
            spread = room / (len(line) - 1) if self.align == "full" and 0 < room < LOOSE * em else 0
            pen.text(x, y, line, self.role, size, spread)
            y += em * self.leading


@lru_cache(maxsize=4096)
def _set(words: Text, ink: Ink, width: float) -> tuple[float, list[str]]:
    """Kept, because a page is measured several times before it is drawn."""
    full, text = words.size or ink.scale.body, clean(words.text)
    if "\n" not in text and not words.indent:
        one_line = full * min(1, width / max(ink.width(text, words.role, full), 0.01))
        if one_line >= min(full, words.floor or ink.scale.least):
            return int(one_line * 20) / 20, [text]
    paragraphs = ["　" * words.indent + paragraph for paragraph in text.split("\n")]
    return full, [line for paragraph in paragraphs for line in break_lines(paragraph, ink, words.role, full, width)]


def break_lines(text: str, ink: Ink, role: Role, size: float, width: float) -> list[str]:
    """Lines no wider than `width`: numbers and words stay whole where they can, no line starts with a closing mark."""
    lines, line, used = [], "", 0.0
    for unit in _units(text):
        for piece in [unit] if ink.width(unit, role, size) <= width else unit:
            if line and used + ink.width(piece.rstrip(" "), role, size) > width:
                lines.append(line.rstrip(" "))
                line, used, piece = "", 0.0, piece.lstrip(" ")
            line += piece
            used += ink.width(piece, role, size)
    return [*lines, line.rstrip(" ")]


def _units(text: str) -> list[str]:
    """Pieces that must not be broken: a word or number, or a character, with the marks and blanks that cling to it."""
    units: list[str] = []
    for piece in WORD.findall(text):
        clings = piece == " " or piece[0] in NOT_FIRST or (units and units[-1][-1] in NOT_LAST)
        if units and clings:
            units[-1] += piece
        else:
            units.append(piece)
    return units
