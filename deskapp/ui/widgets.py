"""The few widgets every page is made of. All of them ask for the look while they paint."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from deskapp.ui.icons import icon
from deskapp.ui.placing import Centre, Left, Right, column, empty, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.words import minus, say


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Text(QLabel):
    """Words of one of the kinds the style sheet knows; never rich text, so that a typed < stays a <."""

    def __init__(self, words: str = "", kind: str = "body", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        self.say(words)

    def say(self, words: str, **values: object) -> None:
        """Show other words."""
        self.setText(say(words, **values))

    def set_tone(self, tone: Tone | None) -> None:
        """Take the colour of a tone, or none."""
        restyle(self, "tone", tone.value if tone else "")


def text(words: str, kind: str = "body", *, tone: Tone | None = None, wrap: bool = False) -> Text:
    """A label of one of the kinds the style sheet knows."""
    label = Text(words, kind, wrap=wrap)
    if tone:
        label.set_tone(tone)
    return label


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def upright() -> QFrame:
    """A hairline between what stands side by side."""
    line = QFrame()
    line.setProperty("kind", "upright")
    return line


def keycap(key: str) -> QLabel:
    """The name of a key, as it is shown beside what it does."""
    cap = text(key, "keycap")
    cap.setAlignment(Centre)
    cap.setFixedHeight(look().sizes.caption * 3 // 2)
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return cap


def keys(*pairs: tuple[str, str]) -> QHBoxLayout:
    """What a few keys do here, as one quiet line."""
    line = row(gap=look().sizes.l)
    for key, what in pairs:
        line.addLayout(row(keycap(key), text(what, "caption"), gap=6))
    return line


class Glyph(QWidget):
    """An icon standing on its own, in a colour role. It says nothing that the words beside it do not say."""

    def __init__(self, name: str, role: str, size: int) -> None:
        super().__init__()
        self.name, self.role = name, role
        self.setFixedSize(size, size)

    def set(self, name: str, role: str) -> None:
        """Show another icon."""
        self.name, self.role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon(self.name, getattr(look().scheme, self.role)).paint(QPainter(self), self.rect())


def draw_check(painter: QPainter, box: QRectF, colour: str) -> None:
    """A tick mark inside a square."""
    pen = QPen(QColor(colour), max(1.5, box.width() / 8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
    painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points])


class Elided(Text):
    """A line that gives way: where it does not fit it ends in dots, and the whole of it is in the tooltip."""

    def __init__(self, words: str = "", kind: str = "body") -> None:
        super().__init__(words, kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str, **values: object) -> None:
        super().say(words, **values)
        self.setToolTip(self.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fitting = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, fitting)


class Panel(QFrame):
    """A white sheet with an optional head: title at the left, asides at the right. Fill its `body`."""

    def __init__(self, title: str = "", *aside: QWidget, pad: int | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        s = look().sizes
        pad = s.l if pad is None else pad
        self.body = column(gap=s.s)
        self.body.setContentsMargins(pad, s.m if title else pad, pad, pad)
        self.setLayout(self.body)
        self.title = text(title, "heading")
        if title:
            self.body.addLayout(row(self.title, None, *aside))


class EmptyState(QWidget):
    """Nothing here, why that is fine or not, and the one thing to do about it."""

    def __init__(self, name: str, words: str, hint: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        s = look().sizes
        lines = column(None, gap=s.xs)
        lines.addWidget(Glyph(name, "faint", s.px(28)), 0, Centre)
        for label in (text(words, "strong"), text(hint, "caption")):
            label.setAlignment(Centre)
            lines.addWidget(label)
        if action:
            lines.addSpacing(s.xs)
            lines.addWidget(action, 0, Centre)
        lines.addStretch(1)
        self.setLayout(lines)


LONG = 30
"""Values of more letters are broken into lines, and take the whole width."""


class Facts(QWidget):
    """Names and values in two aligned columns."""

    def __init__(self, facts: Sequence[tuple[str, str]] = (), *, figures: bool = False) -> None:
        super().__init__()
        s = look().sizes
        self._figures = figures
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(s.m)
        self._grid.setVerticalSpacing(s.xs)
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other names and values."""
        empty(self._grid)
        for line, (name, value) in enumerate(facts):
            self._grid.addWidget(text(name, "soft"), line, 0)
            if len(value) > LONG:
                self._grid.addWidget(text(value, wrap=True), line, 1)
            else:
                self._grid.addWidget(text(minus(value)), line, 1, Right if self._figures else Left)
