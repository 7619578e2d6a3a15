"""How a paper is written: a step of the type scale with its typeface."""

from dataclasses import dataclass

from deskapp.printing.scale import Scale
from deskapp.printing.typeface import MM_PER_POINT, Role, Typeface


@dataclass(frozen=True)
class Ink:
    """A scale with its typeface: everything a block needs to know how tall it is."""

    scale: Scale
    face: Typeface

    def width(self, text: str, role: Role, size: float) -> float:
        return self.face.width(text, role, size)

    @staticmethod
    def tall(size: float) -> float:
        """Height in millimetres of the square a Chinese character of `size` points fills."""
        return size * MM_PER_POINT
