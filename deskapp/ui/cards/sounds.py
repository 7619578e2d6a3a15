"""What the card page lets be heard: one beep when a card was seen, two when it is done, unless it is muted."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from deskapp.access.station import Station

APART_MS = 180


def beep(page: QWidget, station: Station, times: int) -> None:
    """Sound so many times, one after the other, and never hold anything up for it."""
    if station.muted:
        return
    QApplication.beep()
    for number in range(1, times):
        QTimer.singleShot(number * APART_MS, page, QApplication.beep)
