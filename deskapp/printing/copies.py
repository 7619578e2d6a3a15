"""The copies of a paper: what each is called and used for, and how that stands on its edge."""

from dataclasses import dataclass
from typing import Self

from deskapp.printing.box import Box
from deskapp.printing.pen import Pen


@dataclass(frozen=True)
class Copy:
    """One copy of a paper: its name, its use, the colour of its carbon sheet, and whether it bears the seal.

    `stamped` are words in a heavy frame at its head, that tell what this copy alone is good for.
    """

    name: str
    use: str = ""
    colour: str = ""
    sealed: bool = True
    stamped: str = ""

    @property
    def words(self) -> str:
        """Name and use, as they stand on the edge of the paper."""
        return f"{self.name} {self.use}".strip()

    @property
    def unsealed(self) -> str:
        """What stands in the place of the seal on a copy that bears none."""
        return "" if self.sealed else f"{self.use}联\n此联不盖章"

    @classmethod
    def carbon(cls, copies: "tuple[Copy, ...]") -> Self:
        """All copies in one strike, told apart by the colour of their sheets."""
        return cls("  ".join(f"{copy.words} {copy.colour}" for copy in copies if copy.name))


def name_edge(pen: Pen, x: float, box: Box, words: str) -> None:
    """The name of a copy, written downwards along the right edge and centred on it."""
    size = pen.ink.scale.small
    em = pen.ink.tall(size)
    steps = [em * (0.6 if char == " " else 1.15) for char in words]
    squeeze = min(1, box.h / max(sum(steps), 0.01))
    y = box.y + (box.h - sum(steps) * squeeze) / 2
    for char, step in zip(words, steps, strict=True):
        pen.text(x - pen.ink.width(char, "label", size) / 2, y + em * 0.88, char, "label", size)
        y += step * squeeze
