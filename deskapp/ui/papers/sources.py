"""Where pictures come from: files, and what is dragged or pasted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from deskapp.scans.kinds import ScanError
from deskapp.ui.words import say

KINDS = "图片和 PDF (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.gif *.pdf *.heic)"
ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".pdf"))
"""What a camera or scanner writes; a HEIC is only taken when somebody names it, and then refused in words."""


@dataclass(frozen=True)
class Source:
    """Something to be taken in: what it is called to the clerk, and how its bytes are got, off the window's thread."""

    name: str
    read: Callable[[], bytes]


def of_files(files: Iterable[Path]) -> list[Source]:
    """Files of this PC."""
    return [Source(file.name, lambda file=file: _bytes_of(file)) for file in files]  # type: ignore[misc]  # bound now


def of_mime(given: QMimeData) -> list[Source]:
    """What was dropped or lies on the clipboard: files first, else a picture."""
    files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
    if files:
        return of_files(files)
    image = given.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    copy = image.copy()
    return [Source(say("剪贴板里的图片"), lambda: _png(copy))]


def takes(given: QMimeData) -> bool:
    """Whether there is anything in it that may be taken."""
    return given.hasImage() or any(url.isLocalFile() for url in given.urls())


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ScanError("这个文件读不出来，没有收下。请检查文件还在不在，再收一次", "E-SCAN-13") from error


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
