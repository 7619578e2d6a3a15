"""Icons by what they mean. One family, Phosphor, in its regular weight; this file alone names qtawesome.

Of qtawesome only the font and its list of names are used: reading its modules in takes longer than showing a window.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from deskapp.ui.theme import RESOURCES, Tone

MESSAGES = {
    Tone.PLAIN: "info",
    Tone.INFO: "info",
    Tone.OK: "check-circle",
    Tone.WARN: "warning",
    Tone.DANGER: "warning-octagon",
}
STATES = {
    Tone.PLAIN: "circle-dashed",
    Tone.INFO: "circle-half",
    Tone.OK: "check-circle",
    Tone.WARN: "warning",
    Tone.DANGER: "warning-octagon",
}
FONT, NAMES = "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"
OWN = RESOURCES / "icon" / "deskapp.ico"
PART = 0.875
"""Of its square that the letter of an icon is high."""


def icon(name: str, colour: str) -> QIcon:
    """A Phosphor icon in one colour, sharp at any scale. KeyError for a name that Phosphor does not have."""
    return QIcon(Letter(letters()[name], colour))


def own_icon() -> QIcon:
    """The icon of the program itself, in every size that Windows shows; `resources/icon/draw.py` draws it."""
    return QIcon(str(OWN))


class Letter(QIconEngine):
    """Draws one letter of the font as large as it is asked for; what is disabled has the colour of disabled words."""

    def __init__(self, letter: str, colour: str) -> None:
        super().__init__()
        self._letter, self._colour = letter, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, round(PART * rect.height())))
        painter.save()
        painter.setPen(_disabled() if mode is QIcon.Mode.Disabled else self._colour)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(QColor(0, 0, 0, 0))
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> "Letter":
        return Letter(self._letter, self._colour)


def _disabled() -> str:
    return QApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()


@cache
def _folder() -> Path:
    """Where qtawesome keeps its fonts, found without reading it in."""
    found = find_spec("qtawesome")
    assert found is not None, "it is installed with the program"
    assert found.origin is not None, "and lies in a folder"
    return Path(found.origin).parent / "fonts"


@cache
def letters() -> dict[str, str]:
    """The letter of the font that draws each icon, by the name Phosphor gives it."""
    names = json.loads((_folder() / NAMES).read_text("utf-8"))
    return {name: chr(int(code, 16)) for name, code in names.items()}


@cache
def _family() -> str:
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(_folder() / FONT)))[0]
