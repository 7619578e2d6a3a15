"""The words of a finished PDF, as other programs copy them out; needs nothing but what the program itself needs."""

import subprocess
import sys
from pathlib import Path

import pypdfium2


def text(file: Path, order: str = "-layout") -> str:
    """What a reader copies out of a PDF, line by line: as it lies on the paper, or (`-raw`) as it was drawn.

    Read by pdftotext, which is a program of its own; outside Linux by PDFium, for the one that comes with Git for
    Windows knows no Chinese.
    """
    if sys.platform != "linux":
        with pypdfium2.PdfDocument(file) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    command = ["pdftotext", order, str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
