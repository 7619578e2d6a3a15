"""The line at the foot of the window: what the counter must know, and nothing coloured but trouble."""

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from deskapp.ui.placing import row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Glyph, text


@dataclass(frozen=True)
class Fact:
    """One thing in the status bar. Only trouble is coloured, and trouble is also worded.

    Where there is not room for all, facts of a higher `rank` leave first; trouble stays.
    """

    icon: str
    words: str
    tone: Tone = Tone.PLAIN
    rank: int = 1


class FactLabel(QWidget):
    """Icon and words of one fact."""

    def __init__(self) -> None:
        super().__init__()
        self.fact = Fact("info", "")
        self._mark = Glyph("info", "soft", look().sizes.icon_s + 2)
        self._words = text("", "caption")
        self.setLayout(row(self._mark, self._words, gap=6))

    def set(self, fact: Fact) -> None:
        """Show a fact."""
        self.fact = fact
        quiet = fact.tone is Tone.PLAIN
        self._words.say(fact.words)
        self._words.set_tone(None if quiet else fact.tone)
        self._mark.set(fact.icon if quiet else "warning", look().scheme.tone_role(fact.tone))
        self.setAccessibleName(self._words.text())


class StatusBar(QFrame):
    """Facts by name, devices at the left, duty at the right, in the order in which they first come."""

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.setProperty("kind", "status")
        self.setFixedHeight(s.statusbar)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.labels: dict[str, FactLabel] = {}
        self._left, self._right = row(gap=s.xl), row(gap=s.xl)
        line = row(self._left, None, self._right, gap=s.xl)
        line.setContentsMargins(s.l, 0, s.xl, 0)
        self.setLayout(line)

    def set_fact(self, name: str, fact: Fact, *, right: bool = False) -> None:
        """Show a fact, new or in the place of the one of the same name."""
        if name not in self.labels:
            self.labels[name] = FactLabel()
            (self._right if right else self._left).addWidget(self.labels[name])
        self.labels[name].set(fact)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let quiet facts go, the highest rank first, until the rest has room."""
        s = look().sizes
        room = self.width() - s.l - s.xl
        wide = {label: label.sizeHint().width() + s.xl for label in self.labels.values()}
        over = sum(wide.values()) - room
        for label in sorted(wide, key=lambda one: (one.fact.tone is Tone.PLAIN, one.fact.rank), reverse=True):
            goes = over > 0 and label.fact.tone is Tone.PLAIN
            label.setVisible(not goes)
            over -= wide[label] if goes else 0
