"""Watches for the minutes in which nobody touches keyboard or mouse (PRIVACY-05)."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
    }
)
MINUTE_MS = 60_000


class Idle(QObject):
    """`passed` is sent once the minutes went by without a touch; any touch begins them anew."""

    passed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.passed)
        app.installEventFilter(self)

    def watch(self, minutes: int) -> None:
        """Begin to count; nought never passes."""
        self._timer.stop()
        if minutes > 0:
            self._timer.start(minutes * MINUTE_MS)

    def stop(self) -> None:
        """Nobody is on duty, or the screen is locked already."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._timer.isActive() and event.type() in TOUCHES:
            self._timer.start()
        return False
