"""Which font prints which character, and how wide it is, by the role of the words on a paper."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal

from reportlab.pdfbase import pdfmetrics

from deskapp.printing import fonts
from deskapp.printing.fontfile import glyphs_of, register

Role = Literal["title", "label", "value", "strong"]
GETA = "〓"
"""Printed where no font has the character, as type-setters do; never a silent blank."""

SQUARES = {"□": "□", "☑": "√"}
"""Drawn by the pen, since no common Chinese font has ☑ and □ is too thin for pins; copied out as these."""

MM_PER_POINT = 25.4 / 72

LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors, which choose between shapes of one character and have none of their own."""


@dataclass(frozen=True)
class Typeface:
    """Fonts by role. Each role is a chain: the first font that has a character prints it."""

    title: tuple[str, ...]
    label: tuple[str, ...]
    value: tuple[str, ...]
    strong: tuple[str, ...]

    def runs(self, text: str, role: Role) -> tuple[tuple[str, str], ...]:
        """The text cut into (font name, piece); every square is a piece of its own."""
        return _runs(getattr(self, role), text)

    def width(self, text: str, role: Role, size: float) -> float:
        """Width in millimetres of one line set in `size` points."""
        return _length(getattr(self, role), text) * size * MM_PER_POINT


@cache
def official() -> Typeface:
    """For laser printers: what a form says is Song, what is filled in is Hei, so that the facts stand out."""
    song, bold, hei, heavy, rare = map(register, (fonts.SONG, fonts.SONG_BOLD, fonts.HEI, fonts.HEI_BOLD, fonts.RARE))
    return Typeface((bold, heavy, rare), (song, hei, rare), (hei, rare), (heavy, rare))


@cache
def plain() -> Typeface:
    """For pins: Hei only, whose strokes are two dots wide at 180 dots an inch."""
    hei, heavy, rare = map(register, (fonts.HEI, fonts.HEI_BOLD, fonts.RARE))
    return Typeface((heavy, rare), (hei, rare), (hei, rare), (heavy, rare))


def missing(text: str) -> str:
    """Characters that would print as 〓, each once; the counter names them while the clerk types."""
    known = [glyphs_of(name) for name in plain().value]
    drawn = SQUARES.keys() | {"\n"}
    wanted = (char for char in clean(text) if char not in drawn)
    return "".join(dict.fromkeys(c for c in wanted if not any(ord(c) in glyphs for glyphs in known)))


@lru_cache(maxsize=4096)
def _runs(chain: tuple[str, ...], text: str) -> tuple[tuple[str, str], ...]:
    known = [(name, glyphs_of(name)) for name in chain]

    def font_of(char: str) -> str:
        return next((name for name, glyphs in known if ord(char) in glyphs), "")

    def cut(part: str) -> Iterator[tuple[str, str]]:
        if part in SQUARES:
            yield chain[0], part
            return
        for name, chars in groupby(part, font_of):
            piece = "".join(chars)
            yield (name, piece) if name else (chain[0], GETA * len(piece))

    return tuple(run for part in re.split("([□☑])", text) for run in cut(part))


@lru_cache(maxsize=4096)
def _length(chain: tuple[str, ...], text: str) -> float:
    """How many squares of its size a line is long."""
    return sum(_squares(chain, char) for char in text)


@cache
def _squares(chain: tuple[str, ...], char: str) -> float:
    """How many squares of its size a character advances the line."""
    char = SQUARES.get(char, char)
    font = next((name for name in chain if ord(char) in glyphs_of(name)), chain[0])
    return pdfmetrics.stringWidth(char if ord(char) in glyphs_of(font) else GETA, font, 1)


@cache
def _printable(char: str) -> str:
    """The character itself, a plain blank for one of the many kinds of blank, or nothing."""
    kind = unicodedata.category(char)
    if kind == "Zs" and char != "\u3000":
        return " "
    return "" if kind in {"Cc", "Cf", "Cs"} and char != "\n" else char


def clean(text: str) -> str:
    """Composed (NFC), one kind of line break, without control, formatting and variation characters."""
    text = LINE_ENDS.sub("\n", SELECTORS.sub("", text)).replace("\t", " ").replace("☐", "□")
    return "".join(map(_printable, unicodedata.normalize("NFC", text)))
