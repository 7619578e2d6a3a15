"""A picture of a paper, large, with its purpose written across it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.ui.actions import Keys
from deskapp.ui.placing import column, row
from deskapp.ui.theme import look
from deskapp.ui.widgets import Elided, Panel, keys, text

VIEWER_KEYS: Keys = (("PgUp PgDn", "前一张、后一张"), ("Esc", "返回"))
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
BACK = (Qt.Key.Key_Escape, Qt.Key.Key_K, Qt.Key.Key_Return, Qt.Key.Key_Enter)
HIGH = 400
Page = Callable[[], bytes]
"""Draws one page, as JPEG."""


class Picture(QWidget):
    """One picture, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look().sizes.px(HIGH))

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(HIGH), look().sizes.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self.image.isNull():
            return
        fitted = self.image.scaled(
            self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        size = fitted.deviceIndependentSize().toSize()
        at = QPoint((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)
        QPainter(self).drawImage(at, fitted)


class ScanViewer(Panel):
    """Takes the keyboard while it is shown; `left` when the clerk has seen enough."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages: list[Page] = []
        self.place = 0
        self.name, self.count, self.picture = Elided("", "heading"), text("", "caption"), Picture()
        head = row(self.name, self.count, keys(*VIEWER_KEYS), gap=look().sizes.l)
        head.setStretch(0, 1)
        body = column(head, gap=look().sizes.s)
        body.addWidget(self.picture, 1)
        self.body.addLayout(body)

    def show_pages(self, name: str, pages: list[Page]) -> None:
        """Show other pictures, from the first. Raises ScanError where one cannot be read."""
        self._pages, self.place = pages, 0
        self.name.setText(name)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TURNS:
            self.place = min(max(0, self.place + TURNS[key]), len(self._pages) - 1)
            self._draw()
        elif key in BACK:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self.count.say("第 {place} 张，共 {all} 张", place=self.place + 1, all=len(self._pages))
        self.picture.image = QImage.fromData(self._pages[self.place]())
        self.picture.update()
