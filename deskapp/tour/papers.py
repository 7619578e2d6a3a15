"""The lines of a list of papers: what came is ticked and sealed, and a picture of one is pasted from the clipboard."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from deskapp.tour.eyes import TourError, wait
from deskapp.tour.stage import Stage
from deskapp.ui.papers.paper_row import PaperRow

PAPER, INK, EDGE, SEAL = "#fbfaf5", "#2b2b2b", "#8a6d3b", "#c0392b"
SIDE, HIGH, LINE = 900, 640, 46


def hand_in(stage: Stage, *codes: str) -> None:
    """These papers are there, as many as are asked for, sealed where a seal is."""
    for code in codes:
        stage.go_to(f"paper.{code}")
        stage.hands.press("Space")
        needed = _row().needed
        if needed.copies > 1:
            stage.hands.type(str(needed.copies))
        if needed.sealed:
            stage.hands.press("G")


def declare(stage: Stage, code: str) -> None:
    """The owner declares what should stand in this paper."""
    stage.go_to(f"paper.{code}")
    stage.hands.press("S")


def paste(stage: Stage, code: str, title: str, *words: str) -> None:
    """A picture of this paper, as it came by a message, is pasted to its line."""
    stage.go_to(f"paper.{code}")
    row = _row()
    QApplication.clipboard().setImage(picture(title, *words))
    stage.hands.press("Ctrl+V")
    stage.rest()
    wait(lambda: row.scans, "图片收下")


def picture(title: str, *words: str) -> QImage:
    """A certificate as a telephone would take it: a frame, a title, some lines, the seal of nobody."""
    image = QImage(SIDE, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(EDGE))
        for inset in (24, 32):
            painter.drawRect(inset, inset, SIDE - 2 * inset, HIGH - 2 * inset)
        painter.setPen(QColor(INK))
        painter.setFont(_font(44))
        painter.drawText(QRect(0, 70, SIDE, 80), Qt.AlignmentFlag.AlignCenter, title)
        painter.setFont(_font(24))
        for place, line in enumerate(words):
            painter.drawText(QRect(110, 200 + place * LINE, SIDE - 220, LINE), Qt.AlignmentFlag.AlignVCenter, line)
        painter.setPen(QColor(SEAL))
        painter.drawEllipse(620, 420, 150, 150)
        painter.drawText(QRect(620, 420, 150, 150), Qt.AlignmentFlag.AlignCenter, "示例")
    return image


def _font(pixels: int) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    return font


def _row() -> PaperRow:
    here = QApplication.focusWidget()
    if not isinstance(here, PaperRow):
        raise TourError("键盘不在资料清单上")
    return here
