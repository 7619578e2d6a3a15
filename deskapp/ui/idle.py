"""Watches for the minutes in which nobody touches keyboard or mouse (PRIVACY-05)."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
MINUTE_MS = 60_000


class Idle(QObject):
    """`passed` is sent once the minutes went by without a touch; any touch begins them anew.

    Touches are seen where they reach the window from the system; what an input method swallows moves the cursor.
    """

    passed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.minutes = 0
        """How many are waited for now; nought while nobody is watched."""
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.passed)
        window.winId()
        window.windowHandle().installEventFilter(self)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)

    def watch(self, minutes: int) -> None:
        """Begin to count; nought never passes."""
        self.stop()
        self.minutes = minutes
        if minutes > 0:
            self._timer.start(minutes * MINUTE_MS)

    def stop(self) -> None:
        """Nobody is on duty, or the screen is locked already."""
        self.minutes = 0
        self._timer.stop()

    def remaining(self) -> int:
        """Milliseconds until it passes; -1 while nobody is watched."""
        return self._timer.remainingTime()

    def touch(self) -> None:
        """Somebody is there."""
        if self._timer.isActive():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return False
