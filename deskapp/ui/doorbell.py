"""Hears a second start of the program ringing, and says so: then the window comes to the front."""

from PySide6.QtCore import QObject, QTimer, Signal

from deskapp.store.bell import answer
from deskapp.store.place import Place

LOOKS_EVERY_MS = 250
"""A look takes some microseconds. A watcher of Qt heard it no sooner under Wine, and hears nothing on some shares."""


class Doorbell(QObject):
    """`rung` is sent once for each ring while it listens; what rang before that is not heard."""

    rung = Signal()

    def __init__(self, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._timer = QTimer(self, interval=LOOKS_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def listen(self) -> None:
        """From now on, for whoever holds the folder; what a start that died left there is taken away."""
        answer(self._place)
        self._timer.start()

    def stop(self) -> None:
        """The window is no longer to be come back to."""
        self._timer.stop()

    def _look(self) -> None:
        if self._place.bell.exists() and answer(self._place):
            self.rung.emit()
