"""Pages of a finished PDF as pictures, for the preview and for printers."""

from typing import NamedTuple

from pypdfium2 import PdfDocument

from deskapp.kernel.pdfium import ONE_AT_A_TIME

POINTS_PER_INCH = 72


class Picture(NamedTuple):
    """Grey values of a page, row after row from the top, one byte a dot: 0 black, 255 white."""

    width: int
    height: int
    dots: bytes


def count(pdf: bytes) -> int:
    """How many pages it has."""
    with ONE_AT_A_TIME, PdfDocument(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, dpi: float) -> Picture:
    """The page, counted from 0, at so many dots an inch. IndexError where there is none."""
    with ONE_AT_A_TIME, PdfDocument(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        bitmap = document[page].render(scale=dpi / POINTS_PER_INCH, grayscale=True)
        rows, stride = bytes(bitmap.buffer), bitmap.stride
        dots = b"".join(rows[at : at + bitmap.width] for at in range(0, stride * bitmap.height, stride))
        return Picture(bitmap.width, bitmap.height, dots)
