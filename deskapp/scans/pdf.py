"""PDF files among the papers: their pages copied into a new file that says nothing about who made the old one.

What remains is what stands on the pages: words, pictures as they were embedded, and notes on a page.
"""

import re
from io import BytesIO

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from deskapp.kernel.pdfium import ONE_AT_A_TIME
from deskapp.scans.kinds import ScanError, ScanKind
from deskapp.scans.vault import Content

MOST_PAGES = 200
MADE_AT = re.compile(rb"/CreationDate\([^)]*\)")
CHANCE = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")
TRAILER = 400
"""Bytes at the end in which PDFium writes the number."""
MOST_SIDE = 3000
"""Dots of the longer side of a page that is drawn: a page may claim to be as large as a field."""


def cleaned_pdf(data: bytes) -> Content:
    """The pages alone: without title, author, program, times, forms, scripts and files attached to the whole.

    Raises ScanError E-SCAN-11 for too many pages, E-SCAN-12 for what cannot be read or is locked.
    """
    try:
        with ONE_AT_A_TIME, PdfDocument(data) as given, PdfDocument.new() as bare:
            pages = len(given)
            if not 1 <= pages <= MOST_PAGES:
                words = f"这个 PDF 有 {pages} 页，一次最多收 {MOST_PAGES} 页，没有收下。请拆分后再收"
                raise ScanError(words, "E-SCAN-11")
            bare.import_pages(given)
            out = BytesIO()
            bare.save(out)
    except (PdfiumError, ValueError) as error:
        raise ScanError("这个 PDF 打不开或有密码，没有收下。请去掉密码或重新扫描", "E-SCAN-12") from error
    return Content(ScanKind.PDF, _timeless(out.getvalue()), pages)


def _timeless(pdf: bytes) -> bytes:
    """Without the hour and the chance number that PDFium writes of its own, so that equal pages are equal files."""
    pdf = MADE_AT.sub(lambda found: b"/CreationDate(" + b"0" * (len(found[0]) - 15) + b")", pdf, count=1)
    head, trailer = pdf[:-TRAILER], pdf[-TRAILER:]
    return head + CHANCE.sub(lambda found: b"/ID[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]", trailer)


def page_picture(data: bytes, page: int, longest: int) -> Image.Image:
    """A page, counted from 0, with so many dots on its longer side. IndexError where there is none."""
    with ONE_AT_A_TIME, PdfDocument(data) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        width, height = document[page].get_size()
        scale = min(longest, MOST_SIDE) / max(width, height, 1)
        drawn: Image.Image = document[page].render(scale=scale).to_pil().convert("RGB")
        return drawn
