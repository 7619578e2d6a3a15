"""What the card page lets be heard: one beep when a card was seen, two when it is done, unless it is muted."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from deskapp.access.station import Station

APART_MS = 180


class Beeper(QTimer):
    """Sounds one beep after the other and never holds anything up for it; what is left ends with its page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, interval=APART_MS)
        self._left = 0
        self.timeout.connect(self._next)

    def beep(self, station: Station | None, times: int) -> None:
        """So many beeps from now on, none where there is no reader or it is muted."""
        if station and not station.muted:
            self._left = times
            self.start()
            self._next()

    def _next(self) -> None:
        QApplication.beep()
        self._left -= 1
        if self._left <= 0:
            self.stop()
