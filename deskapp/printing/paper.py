"""The sheets of paper in use: size, margins, how many forms share a sheet, and how they are written."""

from dataclasses import dataclass

from deskapp.printing.box import Box
from deskapp.printing.scale import LASER, PINS, PINS_HALF, SLIP, THIRD, Scale


@dataclass(frozen=True)
class Offset:
    """How far a print is moved to suit one printer, in tenths of a millimetre; left and up are negative."""

    right: int = 0
    down: int = 0


@dataclass(frozen=True)
class Paper:
    """A sheet in millimetres. The right margin holds the name of the copy, the lower one the foot line."""

    name: str
    slug: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    parts: int = 1
    """Forms one above another on the sheet, to be cut apart."""

    @property
    def pins(self) -> bool:
        """Continuous paper for a pin printer, as a rule with its carbon copies behind it."""
        return self.scale.pins

    @property
    def body(self) -> Box:
        """What the blocks of a form may fill, on the uppermost part."""
        height = self.height / self.parts - self.top - self.bottom
        return Box(self.left, self.top, self.width - self.left - self.right, height)


PIN_THIRD = Paper("241×93.1 三等分", "pin93", 241, 93.1, 19, 26, 4.5, 8.5, PINS)
PIN_HALF = Paper("241×139.7 二等分", "pin140", 241, 139.7, 19, 26, 6, 10, PINS_HALF)
A5_WIDE = Paper("A5 横", "a5", 210, 148, 12, 14, 9, 12, SLIP)
A4_THIRDS = Paper("A4 三联同页", "a4x3", 210, 297, 12, 14, 7, 10, THIRD, parts=3)
A4_HALVES = Paper("A4 两联同页", "a4x2", 210, 297, 12, 14, 9, 12, SLIP, parts=2)
A4 = Paper("A4", "a4", 210, 297, 24, 16, 16, 18, LASER)
A4_WIDE = Paper("A4 横", "a4wide", 297, 210, 16, 16, 20, 15, LASER)
