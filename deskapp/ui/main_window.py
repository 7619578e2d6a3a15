"""The one window of the program: a cover while nobody is on duty, and behind it the counter."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from deskapp.ui.cover import CoverPage
from deskapp.ui.frame import Frame
from deskapp.ui.placing import let_go
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to

LEAST = (800, 440)
FIRST = (1366, 768)


class MainWindow(QWidget):
    """`closing` is sent when somebody wants to leave; whoever composes the program then lets go by `leave`.

    `closed` says that it is gone.
    """

    closing = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("前台")
        self.setMinimumSize(*LEAST)
        self.resize(look().sizes.px(FIRST[0]), look().sizes.px(FIRST[1]))
        self.cover: CoverPage | None = None
        self.frame: Frame | None = None
        self._had_keyboard: QWidget | None = None
        self._may_close = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._stack = QStackedLayout(self)

    def show_cover(self, page: CoverPage) -> None:
        """Cover everything; the keyboard comes back to where it was."""
        if self.cover is None and self.frame is not None:
            self._had_keyboard = self.frame.focusWidget()
        self._take(self.cover)
        self.cover = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        go_to(page.first() or page)

    def uncover(self) -> None:
        """Take the cover away: the counter stands as it was left."""
        assert self.frame is not None, "there is a counter behind the cover"
        self._stack.setCurrentWidget(self.frame)
        self._take(self.cover)
        self.cover = None
        go_to(self._had_keyboard or self.frame)

    def set_frame(self, frame: Frame | None) -> None:
        """Put another counter, or none, behind the cover."""
        self._take(self.frame)
        self.frame = frame
        self._had_keyboard = frame.focusWidget() if frame else None
        if frame is not None:
            self._stack.addWidget(frame)

    def turn_full_screen(self) -> None:
        """F11: the whole screen, or back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def come_forward(self) -> None:
        """Before all other windows, as it was before it was put away."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def do_next(self, work: Callable[[], object]) -> None:
        """Have something done once what stands in the window now has been painted, unless it is closed by then."""
        self._next.timeout.connect(work, Qt.ConnectionType.SingleShotConnection)
        self._next.start()

    def leave(self) -> None:
        """Close at last."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.closing.emit()
        event.setAccepted(self._may_close)
        if self._may_close:
            self.closed.emit()

    def _take(self, page: QWidget | None) -> None:
        if page is not None:
            self._stack.removeWidget(page)
            let_go(page)
