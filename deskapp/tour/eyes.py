"""The clerk's eyes: they wait until something is to be seen, never for a time, and take pictures of the window."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")
LOOKS_EVERY_MS = 10
PATIENCE = 180.0
"""Seconds until something that should be seen is given up."""
SMALL_AND_QUICK = 60
"""The quality of PNG files, as QPixmap.save counts it: a tenth larger than the smallest, in a quarter of the time."""


class TourError(Exception):
    """Something did not come about as a clerk would expect; one sentence."""


def wait(seen: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
    """Let the window go on until something is to be seen. Raises TourError with `what` if it never is."""
    ends, loop, timer = monotonic() + seconds, QEventLoop(), QTimer(interval=LOOKS_EVERY_MS)
    found = [seen()]

    def look() -> None:
        found[0] = seen()
        if found[0] or monotonic() > ends:
            loop.quit()

    if not found[0]:
        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        timer.stop()
    if not found[0]:
        raise TourError(f"等了 {seconds:.0f} 秒，没有等到：{what}")
    return found[0]


def settle() -> None:
    """Let everything come to rest that needs no time: layouts inside layouts take a round each."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def shoot(window: QWidget, file: Path) -> QPixmap:
    """A picture of the window as it stands now, which must have come to rest."""
    picture = window.grab()
    if not picture.save(str(file), "PNG", SMALL_AND_QUICK):
        raise TourError(f"截图没有存成：{file}")
    return picture
