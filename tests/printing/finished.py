"""What a finished PDF says and where it says it, as other programs read it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from deskapp.printing import pages
from tests.printing.words import text

MM = 25.4 / 72
PIN_DOTS = 180
"""Dots an inch of a printer with 24 pins."""
BLACK_OR_WHITE = bytes(255 * (grey > 127) for grey in range(256))


@dataclass(frozen=True)
class Mark:
    """A character or a stroke of a page: its edges in millimetres from the top left corner, and its size.

    `size` is that of the type in points, or the weight of the rule in millimetres.
    """

    left: float
    top: float
    right: float
    bottom: float
    size: float
    code: int = 0


def copied(pdf: bytes, folder: Path) -> str:
    """The words in the order they were drawn, as pdftotext copies them out, without blanks."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    return "".join(text(file, "-raw").split())


def words_in(value: Any) -> Iterator[str]:
    """Every string a slip prints as it stands, without blanks; a page may end between its lines."""
    if isinstance(value, str):
        yield from ("".join(line.split()) for line in value.split("\n"))
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "code":
                yield from words_in(getattr(value, field.name))


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in millimetres."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [(page.get_width() * MM, page.get_height() * MM) for page in document]


def characters(pdf: bytes, page: int) -> list[Mark]:
    """The characters of one page, blanks left out."""
    with pypdfium2.PdfDocument(pdf) as document:
        height = document[page].get_height()
        text = document[page].get_textpage()
        found = []
        for place in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, place)
            if not chr(code).isspace():
                left, bottom, right, top = text.get_charbox(place)
                box = (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
                found.append(Mark(*box, pdfium.FPDFText_GetFontSize(text, place), code))
        return found


def strokes(pdf: bytes, page: int) -> list[Mark]:
    """The rules and frames of one page, filled squares left out."""
    with pypdfium2.PdfDocument(pdf) as document:
        height = document[page].get_height()
        found = []
        for item in document[page].get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
            weight, fill, stroked = pdfium.FS_FLOAT(), pypdfium2.raw.c_int(), pypdfium2.raw.c_int()
            pdfium.FPDFPageObj_GetStrokeWidth(item, weight)
            pdfium.FPDFPath_GetDrawMode(item, fill, stroked)
            if stroked.value:
                left, bottom, right, top = item.get_bounds()
                half = weight.value / 2  # PDFium widens the box by the whole weight, not by half of it
                left, top, right, bottom = left + half, height - top + half, right - half, height - bottom - half
                found.append(Mark(left * MM, top * MM, right * MM, bottom * MM, weight.value * MM))
        return found


def greys(pdf: bytes, page: int) -> set[tuple[int, int, int]]:
    """The colours of everything drawn on one page, red, green and blue from 0 to 255."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = set()
        for item in document[page].get_objects():
            for ask in (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor):
                red, green, blue, opaque = (pypdfium2.raw.c_uint() for _ in range(4))
                if ask(item, red, green, blue, opaque):
                    found.add((red.value, green.value, blue.value))
        return found


def codes(pdf: bytes, page: int, *, dpi: float = PIN_DOTS) -> list[str]:
    """What the QR codes of one page say, printed in plain black dots."""
    picture = pages.render(pdf, page, dpi)
    grid = memoryview(picture.dots.translate(BLACK_OR_WHITE)).cast("B", (picture.height, picture.width))
    return [found.text for found in zxingcpp.read_barcodes(grid)]
