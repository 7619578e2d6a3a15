"""Garbage in cycles is collected on the window's thread alone: a widget taken apart on another ends the program."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5000


class Collector(QObject):
    """Takes collecting over from Python, which does it on whichever thread happens to ask for memory."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that are full, as Python itself would have."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        full = [age for age, count in enumerate(counts) if count > thresholds[age]]
        if full:
            gc.collect(full[-1])

    def keep(self) -> None:
        """What there is now stays as long as the program: it is not looked through again, which would take 0.3 s."""
        if not gc.get_freeze_count():
            gc.freeze()

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
