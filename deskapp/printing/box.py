"""A rectangle of a page, in millimetres from its top left corner."""

from typing import NamedTuple


class Box(NamedTuple):
    """Left and top edge, width, height."""

    x: float
    y: float
    w: float
    h: float

    def shrunk(self, sides: float, ends: float = 0) -> "Box":
        """The box less so much at both sides and at both ends."""
        return Box(self.x + sides, self.y + ends, self.w - 2 * sides, self.h - 2 * ends)
