"""A paper as it will come out of the printer, on the screen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from deskapp.printing import pages
from deskapp.ui.actions import Keys
from deskapp.ui.placing import column, row
from deskapp.ui.printer import image_of
from deskapp.ui.segments import Segments
from deskapp.ui.theme import look
from deskapp.ui.widgets import keys, text

COARSE = 36
"""Dots an inch at which the shape of a page is found."""
WHOLE, WIDTH = range(2)
PREVIEW_KEYS: Keys = (("PgUp PgDn", "翻页"), ("+ −", "大小"))
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


MARGIN = 4
"""Around the page, for the ring of the keyboard."""


class Sheet(QWidget):
    """One page, black on white in any scheme, sharp at the pixel ratio of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show a page at its natural size."""
        self.image = image
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return self.image.deviceIndependentSize().toSize() + QSize(2 * MARGIN, 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(MARGIN, MARGIN, self.image)
        painter.setPen(QPen(QColor(look().scheme.rim), 1))
        painter.drawRect(self.rect().adjusted(MARGIN - 1, MARGIN - 1, -MARGIN, -MARGIN))


class PdfPreview(QWidget):
    """One page of a PDF at a time, whole or to the width; PgUp and PgDn turn, + and - zoom between the two."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pdf, self.pages, self.page = b"", 0, 0
        self.sheet, self._count = Sheet(), text("", "caption")
        self.ringed = self.sheet
        self.zoom = Segments((("整页", ""), ("适合宽度", "")), WIDTH, kind="tab", name="大小")
        self.zoom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.zoom.chosen.connect(lambda _place: self._draw())
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(self.sheet)
        line = row(self.zoom, None, self._count, keys(*PREVIEW_KEYS), gap=s.l)
        layout = column(line, gap=s.s)
        layout.addWidget(self._area, 1)
        self.setLayout(layout)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a paper from its first page."""
        self._pdf, self.pages = pdf, pages.count(pdf)
        self.turn_to(0)

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 0; nothing happens where there is none."""
        if 0 <= page < self.pages:
            self.page = page
            self._count.say("第 {page} 页，共 {pages} 页", page=page + 1, pages=self.pages)
            self._draw()
            self._area.verticalScrollBar().setValue(0)
            self.turned.emit(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = Qt.Key(event.key()), self._area.verticalScrollBar()
        if key in TURNS:
            self.turn_to(self.page + TURNS[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_Down else -1) * look().sizes.row)
        elif event.text() in ("+", "-"):
            self.zoom.choose(WIDTH if event.text() == "+" else WHOLE)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Render the page for the room there is."""
        if not self.pages:
            return
        shape = pages.render(self._pdf, self.page, COARSE)
        room, ratio = self._area.maximumViewportSize(), self.devicePixelRatioF()
        scale = (room.width() - 2 * MARGIN - self._area.verticalScrollBar().sizeHint().width()) / shape.width
        if self.zoom.current == WHOLE:
            scale = min(scale, (room.height() - 2 * MARGIN) / shape.height)
        if scale <= 0:
            return
        image = image_of(self._pdf, self.page, COARSE * scale * ratio)
        image.setDevicePixelRatio(ratio)
        self.sheet.show_image(image)
