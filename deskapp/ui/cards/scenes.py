"""The drawing on the card page: the reader, where the card is, and how far the writing has come."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.ui.icons import icon
from deskapp.ui.placing import Left
from deskapp.ui.theme import look
from deskapp.ui.widgets import draw_check
from deskapp.ui.words import say

SOLID, DASHED, ROUND = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap
ABOVE, ON, ASIDE = QPointF(31, 4), QPointF(31, 56), QPointF(116, 2)


class Scene(Enum):
    """What the drawing tells without any colour: where the card lies, and whether it is right."""

    PUT = "a card is to be laid down"
    WRITING = "a card lies there and is spoken to"
    DONE = "the card is right"
    TAKEN = "the card left too early"
    WRONG = "what lies there is not the card"


PLACE = {Scene.PUT: ABOVE, Scene.WRITING: ON, Scene.DONE: ON, Scene.TAKEN: ASIDE, Scene.WRONG: ON}


class CardScene(QWidget):
    """The reader and the card. Where the card lies tells the state without any colour."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene.PUT
        self.setFixedSize(look().sizes.px(236), look().sizes.px(168))

    def set(self, scene: Scene) -> None:
        """Show another state."""
        self.scene = scene
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(look().sizes.scale, look().sizes.scale)
        _paint_reader(painter)
        card = QRectF(PLACE[self.scene], QRectF(0, 0, 112, 72).size())
        ink = _paint_card(painter, card, self.scene)
        match self.scene:
            case Scene.PUT:
                _paint_arrow(painter, ink)
            case Scene.WRITING:
                _paint_waves(painter, card)
            case Scene.DONE:
                draw_check(painter, QRectF(card.center().x() - 4, card.center().y() - 16, 36, 36), ink)
            case _:
                _paint_cross(painter, card, ink)


def _paint_reader(painter: QPainter) -> None:
    c = look().scheme
    painter.setPen(QPen(QColor(c.edge), 1.5))
    painter.setBrush(QColor(c.sunken))
    painter.drawRoundedRect(QRectF(1, 40, 172, 120), 10, 10)
    painter.setPen(QPen(QColor(c.edge), 1.25, DASHED))
    painter.drawRoundedRect(QRectF(31, 56, 112, 72), 6, 6)
    painter.setPen(QPen(QColor(c.edge), 1))
    for number in range(3):
        painter.drawEllipse(QPointF(75 + number * 12, 144), 2.5, 2.5)


def _paint_card(painter: QPainter, box: QRectF, scene: Scene) -> str:
    c = look().scheme
    wrong = (c.danger, c.danger_tint)
    shades = {Scene.DONE: (c.ok, c.ok_tint), Scene.TAKEN: wrong, Scene.WRONG: wrong}
    ink, ground = shades.get(scene, (c.accent_ink, c.accent_tint))
    painter.setPen(QPen(QColor(ink), 1.75))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 6, 6)
    painter.drawRoundedRect(QRectF(box.left() + 12, box.top() + 14, 18, 14), 2, 2)
    return ink


def _paint_arrow(painter: QPainter, ink: str) -> None:
    painter.setPen(QPen(QColor(ink), 2, SOLID, ROUND))
    painter.drawPolyline([QPointF(79, 108), QPointF(87, 116), QPointF(95, 108)])
    painter.drawLine(QPointF(87, 88), QPointF(87, 116))


def _paint_waves(painter: QPainter, card: QRectF) -> None:
    for wave in range(3):
        box = QRectF(card.left() + 58 + wave * 2, card.center().y() - 8 - wave * 7, 0, 0)
        painter.drawArc(box.adjusted(0, 0, 14 + wave * 12, 16 + wave * 14), -50 * 16, 100 * 16)


def _paint_cross(painter: QPainter, card: QRectF, ink: str) -> None:
    painter.setPen(QPen(QColor(ink), 3, SOLID, ROUND))
    painter.drawLine(card.topLeft() + QPointF(60, 24), card.topLeft() + QPointF(84, 48))
    painter.drawLine(card.topLeft() + QPointF(84, 24), card.topLeft() + QPointF(60, 48))


class Acts(QWidget):
    """The acts of writing, in order: done, going on, broken off or to come."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names, self.done, self.scene = names, 0, Scene.PUT
        self.setFixedHeight(look().sizes.px(44))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, names: Sequence[str], done: int, scene: Scene) -> None:
        """Show that so many acts are behind us, and what became of the one after them."""
        self.names, self.done, self.scene = names, done, scene
        self.setAccessibleName("，".join(self._stage(place, name)[2] for place, name in enumerate(names)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(self.names)
        for place, name in enumerate(self.names):
            self._paint_act(painter, QRectF(place * wide, 0, wide - 8, self.height()), place, name)

    def _paint_act(self, painter: QPainter, box: QRectF, place: int, name: str) -> None:
        c, s = look().scheme, look().sizes
        role, mark, words = self._stage(place, name)
        ink = QColor(getattr(c, role))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(c.line) if role == "faint" else ink)
        painter.drawRoundedRect(QRectF(box.left(), box.top(), box.width(), 4), 2, 2)
        line = QRectF(box.left(), s.px(14), box.width(), s.px(26))
        at = QRectF(line.left(), line.center().y() - s.icon / 2, s.icon, s.icon)
        icon(mark, ink.name()).paint(painter, at.toRect())
        painter.setFont(look().font(s.body, bold=role in ("danger", "accent_ink")))
        painter.setPen(QColor(c.ink) if role == "ok" else ink)
        painter.drawText(line.adjusted(s.icon + s.s, 0, 0, 0), Left, words)

    def _stage(self, place: int, name: str) -> tuple[str, str, str]:
        """Colour role, icon and words of one act."""
        words = say(name)
        if place < self.done:
            return "ok", "check-circle", words
        if place == self.done and self.scene is Scene.TAKEN:
            return "danger", "x-circle", say("{act}，中断", act=words)
        if place == self.done and self.scene is Scene.WRITING:
            return "accent_ink", "spinner", f"{words}…"
        return "faint", "circle", words
