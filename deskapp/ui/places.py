"""The rail of places at the left edge of the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from deskapp.ui.icons import icon
from deskapp.ui.placing import Centre, column
from deskapp.ui.theme import look
from deskapp.ui.words import say


@dataclass(frozen=True)
class Place:
    """One place of the program: its code name, its words and its icon. `foot` puts it at the foot of the rail."""

    name: str
    words: str
    icon: str
    foot: bool = False


class PlaceButton(QAbstractButton):
    """Icon over name; the current place is bold, tinted and barred."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.setText(say(place.words))
        self.setAccessibleName(self.text())
        self.setCheckable(not place.foot)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        s = look().sizes
        self.setFixedWidth(s.nav)
        self.setMinimumHeight(s.icon_l + s.caption + s.s)
        self.setMaximumHeight(s.nav - s.l)

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.nav, look().sizes.nav - look().sizes.l)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c, s = look().scheme, look().sizes
        here = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self.underMouse():
            painter.setBrush(QColor(c.accent_tint if here else c.sunken))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 1, -8, -1), s.radius, s.radius)
        if here:
            painter.setBrush(QColor(c.accent_ink))
            painter.drawRoundedRect(QRectF(0, 16, 3, self.height() - 32), 1.5, 1.5)
        ink = c.accent_ink if here else c.soft
        tall = s.icon_l + s.caption + s.s
        top = (self.height() - tall) // 2
        icon(self.place.icon, ink).paint(painter, QRect((self.width() - s.icon_l) // 2, top, s.icon_l, s.icon_l))
        painter.setFont(look().font(s.caption, bold=here))
        painter.setPen(QColor(ink))
        painter.drawText(QRect(0, top + s.icon_l + 2, self.width(), s.caption + 8), Centre, self.text())


class Places(QWidget):
    """The places in their order; in a low window they stand closer. `chosen` carries the code name."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        s = look().sizes
        self.buttons = [PlaceButton(place) for place in places]
        lines = column(s.s, gap=2)
        for button in self.buttons:
            button.clicked.connect(lambda _on, name=button.place.name: self.chosen.emit(name))
            if not button.place.foot:
                lines.addWidget(button)
        lines.addStretch(1)
        for button in self.buttons:
            if button.place.foot:
                lines.addWidget(button)
        lines.addSpacing(s.xs)
        self.setLayout(lines)
        self.setFixedWidth(s.nav)

    def show_at(self, name: str) -> None:
        """Mark the place where we are; none if the name is unknown."""
        for button in self.buttons:
            button.setChecked(button.place.name == name)
