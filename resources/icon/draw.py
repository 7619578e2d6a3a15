"""Draws the icon of the program, a bell on a counter, in the theme's colours: `python -m resources.icon.draw`.

Every size is drawn by itself on a grid of sixteen, so that the edges of the small ones fall between dots. It writes
deskapp.png (256 dots) and deskapp.ico, whose small pictures are plain bitmaps, which every Windows and every tool that
makes set-up programs reads; only the largest is a PNG.
"""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from deskapp.ui.theme import LIGHT

HERE = Path(__file__).resolve().parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LARGEST = 256
GRID = 16


def picture(size: int) -> QImage:
    """The icon in a square of so many dots."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / GRID, size / GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(QRectF(0, 0, GRID, GRID), 3.5, 3.5)
    for colour, shape in ((LIGHT.bar, _front()), (LIGHT.on_accent, _bell())):
        painter.setBrush(QColor(colour))
        painter.drawPath(shape)
    painter.end()
    return image


def _bell() -> QPainterPath:
    """Knob and dome, and the top of the counter under them."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(7, 2, 2, 1), 0.5, 0.5)
    path.moveTo(QPointF(4, 8))
    path.arcTo(QRectF(4, 3, 8, 10), 180, -180)
    path.closeSubpath()
    path.addRoundedRect(QRectF(2, 9, 12, 1), 0.5, 0.5)
    return path


def _front() -> QPainterPath:
    """The front of the counter."""
    path = QPainterPath()
    path.addRect(QRectF(3, 10, 10, 3))
    return path


def png(image: QImage) -> bytes:
    """The picture as a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def bitmap(image: QImage) -> bytes:
    """The picture as an icon holds it: a head that counts picture and mask, rows from below, an empty mask."""
    size = image.width()
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    turned = image.flipped(Qt.Orientation.Vertical)
    return head + bytes(turned.constBits()) + bytes((size + 31) // 32 * 4 * size)


def ico(images: list[QImage]) -> bytes:
    """All sizes in one file."""
    parts = [png(image) if image.width() == LARGEST else bitmap(image) for image in images]
    at, entries = 6 + 16 * len(parts), b""
    for image, part in zip(images, parts, strict=True):
        side = image.width() % LARGEST
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(part), at)
        at += len(part)
    return struct.pack("<HHH", 0, 1, len(parts)) + entries + b"".join(parts)


if __name__ == "__main__":
    drawn = [picture(size) for size in SIZES]
    (HERE / "deskapp.ico").write_bytes(ico(drawn))
    (HERE / "deskapp.png").write_bytes(png(drawn[-1]))
