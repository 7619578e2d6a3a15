"""PDF files among the papers: their pages copied into a new file that says nothing about who made the old one.

What remains is what stands on the pages: words, the dots of pictures, and notes on a page.
"""

from io import BytesIO

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from deskapp.kernel.pdfium import ONE_AT_A_TIME
from deskapp.scans.kinds import ScanError, ScanKind
from deskapp.scans.pdf_pictures import TellsTooMuchError, bare
from deskapp.scans.vault import Content

MOST_PAGES = 200
MOST_SIDE = 3000
"""Dots of the longer side of a page that is drawn: a page may claim to be as large as a field."""


def cleaned_pdf(data: bytes) -> Content:
    """The pages alone: without title, author, program, times, forms, scripts, attached files, and places in pictures.

    Raises ScanError E-SCAN-11 for too many pages, 12 for what cannot be read or is locked, 14 for what tells too much.
    """
    try:
        with ONE_AT_A_TIME, PdfDocument(data) as given, PdfDocument.new() as copied:
            pages = len(given)
            if not 1 <= pages <= MOST_PAGES:
                words = f"这个 PDF 有 {pages} 页，一次最多收 {MOST_PAGES} 页，没有收下。请拆分后再收"
                raise ScanError(words, "E-SCAN-11")
            copied.import_pages(given)
            out = BytesIO()
            copied.save(out)
    except (PdfiumError, ValueError) as error:
        raise ScanError("这个 PDF 打不开或有密码，没有收下。请去掉密码或重新扫描", "E-SCAN-12") from error
    try:
        return Content(ScanKind.PDF, bare(out.getvalue()), pages)
    except TellsTooMuchError as error:
        words = "这个 PDF 里带的拍摄地点等信息去不掉，没有收下。请把各页存成图片再收，或者打印出来重新扫描"
        raise ScanError(words, "E-SCAN-14") from error


def page_picture(data: bytes, page: int, longest: int) -> Image.Image:
    """A page, counted from 0, with so many dots on its longer side. IndexError where there is none."""
    with ONE_AT_A_TIME, PdfDocument(data) as document:
        if not 0 <= page < len(document):
            raise IndexError(f"page {page} of {len(document)}")
        width, height = document[page].get_size()
        scale = min(longest, MOST_SIDE) / max(width, height, 1)
        drawn: Image.Image = document[page].render(scale=scale).to_pil().convert("RGB")
        return drawn
