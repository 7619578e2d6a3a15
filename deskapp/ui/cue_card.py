"""What to say to the customer and what to mind at this step. Read, never pressed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from deskapp.ui.placing import column, empty, holding
from deskapp.ui.theme import look
from deskapp.ui.widgets import Glyph, rule, text


class CueCard(QWidget):
    """A few short lines beside the page; in a sunken box on top, what to say. Without either there is no card."""

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.setFixedWidth(s.cue)
        self._lines = column(gap=s.m)
        self._head = holding(Glyph("chat-text", "soft", s.icon), text("提示卡", "strong"), None)
        self.setLayout(column(self._head, self._lines, None, gap=s.m))
        self.said: tuple[Sequence[str], str] = ((), "")
        self._head.hide()

    def set_cues(self, cues: Sequence[str], say: str = "") -> None:
        """Show the cues of a step and what to say there."""
        if (cues, say) == self.said:
            return
        self.said = (cues, say)
        self._head.setVisible(bool(cues or say))
        empty(self._lines)
        if say:
            self._lines.addWidget(_quote(say))
        for number, cue in enumerate(cues):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(text(cue, "soft", wrap=True))


def _quote(say: str) -> QFrame:
    s = look().sizes
    quote = QFrame()
    quote.setProperty("kind", "quote")
    box = column(text("对客户说", "caption"), text(say, wrap=True), gap=s.xs)
    box.setContentsMargins(s.m, s.s, s.m, s.m)
    quote.setLayout(box)
    return quote
