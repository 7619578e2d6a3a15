"""What later happened to a paper and is printed over it: reprint, voiding, practice."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.printing.box import Box
from deskapp.printing.pen import Pen

BESIDE_CODE = 14.0
"""Millimetres from the left edge of the body to the framed mark: the QR code lies before it."""
TILT = 15.0
"""Degrees by which the hollow words rise across a paper."""
STAMPED = 11.0
"""Points of the words on one copy."""
TALLEST = 110.0
"""Points of the hollow words on the largest paper."""


@dataclass(frozen=True)
class Reprint:
    """The nth print after the first: when, by whom, and who first handled the matter (GEN-14)."""

    number: int
    at: datetime
    by: str
    original_clerk: str

    @property
    def brief(self) -> str:
        return f"补打 第{self.number}次"

    @property
    def words(self) -> str:
        return f"{self.brief}　{self.at:%Y-%m-%d %H:%M}　{self.by}（原经办人 {self.original_clerk}）"


@dataclass(frozen=True)
class Voiding:
    """Why a ticket no longer counts, since when, and the two who answer for it (TICKET-04, 21)."""

    reason: str
    at: datetime
    by: str
    approved_by: str

    @property
    def words(self) -> str:
        return f"作废：{self.reason}　{self.at:%Y-%m-%d %H:%M}　{self.by}（批准 {self.approved_by}）"


@dataclass(frozen=True)
class Marks:
    """All marks of one print; the slip below them is drawn unchanged.

    A practice print says so three times, so that it is never taken for a ticket.
    """

    reprint: Reprint | None = None
    voiding: Voiding | None = None
    practice: bool = False

    @property
    def line(self) -> str:
        """The words for the foot line."""
        words = (
            self.reprint.words if self.reprint else "",
            self.voiding.words if self.voiding else "",
            "练习打印，不作任何凭据" if self.practice else "",
        )
        return "　".join(filter(None, words))

    @property
    def brief(self) -> str:
        """The words in a frame beside the QR code."""
        words = (
            "练习" if self.practice else "",
            "作废" if self.voiding else "",
            self.reprint.brief if self.reprint else "",
        )
        return " ".join(filter(None, words))

    @property
    def across(self) -> str:
        """The hollow words across the whole paper, if any."""
        return "练习无效" if self.practice else "作废" if self.voiding else ""

    def draw(self, pen: Pen, box: Box) -> None:
        """The frame at the head of a page and the hollow words over it."""
        if self.brief:
            _frame(pen, box.x + BESIDE_CODE, box.y + 0.5, self.brief, 11)
        if self.across:
            middle = (box.x + box.w / 2, box.y + box.h * 0.56)
            pen.hollow(*middle, self.across, min(box.h, TALLEST), TILT)


CLEAN = Marks()


def stamp(pen: Pen, right: float, y: float, words: str) -> None:
    """Words of one copy in a heavy frame that ends at the right edge of the paper's body (RENO-32)."""
    if words:
        width = pen.ink.width(words, "title", STAMPED) + pen.ink.tall(STAMPED)
        _frame(pen, right - width, y, words, STAMPED)


def _frame(pen: Pen, x: float, y: float, words: str, size: float) -> None:
    """Words in a heavy frame that begins at x."""
    em = pen.ink.tall(size)
    pen.frame(Box(x, y, pen.ink.width(words, "title", size) + em, 1.7 * em), 0.14 * em)
    pen.text(x + em / 2, y + 1.23 * em, words, "title", size)
