"""The small pictures beside a paper."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.ui.placing import Centre
from deskapp.ui.theme import look
from deskapp.ui.words import say

WIDE, HIGH, MOST = 46, 34, 4


class Thumbnails(QWidget):
    """Up to four pictures side by side; of more, how many more there are."""

    def __init__(self) -> None:
        super().__init__()
        self._images: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_pictures([])

    def show_pictures(self, pictures: list[bytes]) -> None:
        """Show other pictures, each as PNG; an empty one stands for a picture that cannot be shown."""
        self._images = [QImage.fromData(one) for one in pictures]
        self.setVisible(bool(pictures))
        self.setAccessibleName(say("{count} 张图片", count=len(pictures)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = look().sizes.px
        shown = min(len(self._images), MOST) + (len(self._images) > MOST)
        return QSize(shown * px(WIDE + 4), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, c = look().sizes.px, look().scheme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, image in enumerate(self._images[:MOST]):
            box = QRectF(place * px(WIDE + 4) + 0.5, 0.5, px(WIDE) - 1, px(HIGH) - 1)
            painter.fillRect(box, QColor(c.sunken))
            self._draw(painter, box, image)
            painter.setPen(QPen(QColor(c.rim), 1))
            painter.drawRect(box)
        if len(self._images) > MOST:
            painter.setPen(QColor(c.soft))
            painter.setFont(look().font(look().sizes.caption))
            rest = QRectF(MOST * px(WIDE + 4), 0, px(WIDE), px(HIGH))
            painter.drawText(rest, Centre, f"+{len(self._images) - MOST}")

    def _draw(self, painter: QPainter, box: QRectF, image: QImage) -> None:
        if image.isNull():
            painter.setPen(QColor(look().scheme.danger))
            painter.drawText(box, Centre, "!")
            return
        ratio = self.devicePixelRatioF()
        fitted = image.scaled(
            (box.size() * ratio).toSize(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        size = fitted.deviceIndependentSize()
        painter.drawImage(box.center() - QRectF(0, 0, size.width(), size.height()).center(), fitted)
