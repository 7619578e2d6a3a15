"""How a state and a message look: always words, with the icon of their tone, and only then a colour."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from deskapp.ui.icons import MESSAGES, STATES, icon
from deskapp.ui.placing import Left, column, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Glyph, text
from deskapp.ui.words import say


class Badge(QWidget):
    """A state in words, with the icon of its tone."""

    def __init__(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(words, tone)

    def set(self, words: str, tone: Tone) -> None:
        """Show another state."""
        self.words, self.tone = say(words), tone
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect().topLeft(), self.words, self.tone)


def badge_size(words: str) -> QSize:
    """How much room a badge takes, in pixels."""
    s = look().sizes
    wide = QFontMetrics(look().font(s.caption)).horizontalAdvance(words)
    return QSize(wide + s.icon_s + 4 + 12, s.caption + 8)


def paint_badge(painter: QPainter, at: QPoint, words: str, tone: Tone, *, tinted: bool = False) -> None:
    """A badge, for widgets and table cells alike. On a tinted row its ground is the plain surface."""
    s = look().sizes
    ink, ground = look().scheme.tone(tone)
    ground = look().scheme.surface if tinted else ground
    box = QRect(at, badge_size(words))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, s.corner, s.corner)
    mark = QRect(box.left() + 5, box.center().y() - s.icon_s // 2 + 1, s.icon_s, s.icon_s)
    icon(STATES[tone], ink).paint(painter, mark)
    painter.setFont(look().font(s.caption))
    painter.setPen(QColor(ink))
    painter.drawText(box.adjusted(s.icon_s + 9, 0, 0, 0), Left, words)
    painter.restore()


class MessageBar(QFrame):
    """One sentence that matters: what happened, what is safe, what to do. Never a box in the way.

    `answered` is sent once one of its actions was pressed.
    """

    answered = Signal()

    def __init__(self, tone: Tone, words: str, detail: str = "", *actions: QWidget, below: bool = False) -> None:
        super().__init__()
        s = look().sizes
        self.tone, self.words, self.detail, self.buttons = tone, say(words), say(detail), actions
        self.setAccessibleName(self.words)
        self.setAccessibleDescription(self.detail)
        lines = column(text(words, "strong", wrap=True), gap=2)
        if detail:
            lines.addWidget(text(detail, "soft", wrap=True))
        mark = column(Glyph(MESSAGES[tone], look().scheme.tone_role(tone), s.icon), None)
        mark.setContentsMargins(0, 1, 0, 0)
        if below and actions:
            lines.addSpacing(s.xs)
            lines.addLayout(row(*actions, None))
        box = row(mark, lines, *(() if below else actions), gap=s.m)
        box.setStretch(1, 1)
        box.setContentsMargins(s.l, s.m - 2, s.m, s.m - 2)
        self.setLayout(box)
        for action in actions:
            if isinstance(action, QAbstractButton):
                action.clicked.connect(lambda: self.answered.emit())

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, ground = look().scheme.tone(self.tone)
        radius = look().sizes.radius
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect(), radius, radius)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(QRect(0, 0, 3, self.height()), 1.5, 1.5)
