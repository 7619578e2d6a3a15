"""Draws on one page, in millimetres from its top left corner; the one place that knows PDF operators."""

from collections.abc import Iterable
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from deskapp.printing.box import Box
from deskapp.printing.ink import Ink
from deskapp.printing.typeface import SQUARES, Role

HOLLOW: Final = 1
"""PDF text render mode: outlines only, which every printer prints without grey."""
UNSEEN: Final = 3


class Pen:
    """What a block draws with. `unsealed` says in place of a seal why this copy bears none; empty = it bears one."""

    def __init__(self, canvas: Canvas, ink: Ink, page_height: float, *, unsealed: str = "") -> None:
        self.ink = ink
        self.unsealed = unsealed
        self._canvas = canvas
        self._height = page_height

    def line(self, x1: float, y1: float, x2: float, y2: float, weight: float, dash: tuple[float, ...] = ()) -> None:
        self._stroke(weight, dash)
        self._canvas.line(x1 * mm, self._up(y1), x2 * mm, self._up(y2))

    def frame(self, box: Box, weight: float) -> None:
        self._stroke(weight)
        self._canvas.rect(box.x * mm, self._up(box.y + box.h), box.w * mm, box.h * mm)

    def circle(self, x: float, y: float, radius: float, weight: float, dash: tuple[float, ...] = ()) -> None:
        self._stroke(weight, dash)
        self._canvas.circle(x * mm, self._up(y), radius * mm)

    def pattern(self, box: Box, module: float, runs: Iterable[tuple[int, int, int]]) -> None:
        """Dark squares of `module` millimetres: for each run how far right and down it begins, and how many they are.

        Written in whole numbers on a grid of its own, which takes a tenth of the time of so many rectangles.
        """
        step = module * mm
        rows = " ".join(f"{right} {down} {count} 1 re" for right, down, count in runs)
        self._canvas.saveState()
        self._canvas.transform(step, 0, 0, -step, box.x * mm, self._up(box.y))
        self._canvas.addLiteral(f"{rows} f")
        self._canvas.restoreState()

    def text(self, x: float, y: float, text: str, role: Role, size: float, spread: float = 0) -> None:
        """One line with its base line at y; `spread` millimetres are added after every character."""
        for font, piece in self.ink.face.runs(text, role):
            self._canvas.setFont(font, size)
            if piece in SQUARES:
                self._square(x, y, self.ink.tall(size), piece)
            else:
                self._canvas.drawString(x * mm, self._up(y), piece, charSpace=spread * mm)
            x += self.ink.width(piece, role, size) + len(piece) * spread

    def hollow(self, x: float, y: float, text: str, size: float, angle: float) -> None:
        """Large outlined letters centred on (x, y), in the last font of the chain, whose outlines do not overlap."""
        self._stroke(0.35)
        self._canvas.saveState()
        self._canvas.translate(x * mm, self._up(y))
        self._canvas.rotate(angle)
        self._canvas.setFont(self.ink.face.value[-1], size)
        self._canvas.drawCentredString(0, -0.38 * size, text, mode=HOLLOW)
        self._canvas.restoreState()

    def _square(self, x: float, y: float, em: float, char: str) -> None:
        """A square to tick, or ticked, over a character that is not seen but copied out with the text."""
        self.frame(Box(x + 0.12 * em, y - 0.76 * em, 0.76 * em, 0.76 * em), self.ink.scale.thin)
        if char == "☑":
            path = self._canvas.beginPath()
            path.moveTo((x + 0.26 * em) * mm, self._up(y - 0.42 * em))
            path.lineTo((x + 0.46 * em) * mm, self._up(y - 0.2 * em))
            path.lineTo((x + 0.86 * em) * mm, self._up(y - 0.74 * em))
            self._stroke(max(0.35, 0.1 * em))
            self._canvas.drawPath(path)
        self._canvas.drawString(x * mm, self._up(y), SQUARES[char], mode=UNSEEN)

    def _stroke(self, weight: float, dash: tuple[float, ...] = ()) -> None:
        self._canvas.setLineWidth(weight * mm)
        self._canvas.setDash([length * mm for length in dash])

    def _up(self, y: float) -> float:
        return (self._height - y) * mm
