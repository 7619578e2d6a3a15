"""What to say, ask for, check and hand back at this step. Read, never pressed."""

from PySide6.QtWidgets import QFrame, QWidget

from deskapp.staff.cues import Card
from deskapp.ui.placing import column, empty, holding
from deskapp.ui.theme import look
from deskapp.ui.widgets import Glyph, rule, text

PARTS = (("要什么", "wants"), ("核对什么", "checks"), ("交还什么", "returns"))


class CueCard(QWidget):
    """A few short lines beside the page; in a sunken box on top, what to say. Without any there is no card."""

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.setFixedWidth(s.cue)
        self._lines = column(gap=s.m)
        self._head = holding(Glyph("chat-text", "soft", s.icon), text("提示卡", "strong"), None, text("F6", "caption"))
        self.setLayout(column(self._head, self._lines, None, gap=s.m))
        self.card = Card()
        self._head.hide()

    def show_card(self, card: Card) -> None:
        """Show the card of a step."""
        if card == self.card:
            return
        self.card = card
        self._head.setVisible(card != Card())
        empty(self._lines)
        if card.say:
            self._lines.addWidget(_quote(card.say))
        shown = [(title, getattr(card, name)) for title, name in PARTS if getattr(card, name)]
        for number, (title, lines) in enumerate(shown):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(text(title, "caption"))
            for line in lines:
                self._lines.addWidget(text(line, "soft", wrap=True))


def _quote(say: str) -> QFrame:
    s = look().sizes
    quote = QFrame()
    quote.setProperty("kind", "quote")
    box = column(text("对客户说", "caption"), text(say, wrap=True), gap=s.xs)
    box.setContentsMargins(s.m, s.s, s.m, s.m)
    quote.setLayout(box)
    return quote
