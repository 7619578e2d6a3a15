"""What is left once the cards are written, as ticks: explained, signed for, handed over; the digits tick."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from deskapp.ui.cards.wizard import ClosingPage
from deskapp.ui.choices import Tick
from deskapp.ui.placing import column, row
from deskapp.ui.theme import look
from deskapp.ui.widgets import Facts, Panel, keycap, text
from deskapp.ui.words import say


class TickPage(ClosingPage):
    """The cards that were written as facts, and everything that must be ticked before `keeps` is called."""

    def __init__(
        self,
        heads: tuple[str, str],
        cards: Sequence[tuple[str, str]],
        ticks: Sequence[str],
        note: str,
        keeps: Callable[[], object],
    ) -> None:
        super().__init__()
        self._keeps = keeps
        self.ticks = [Tick(words) for words in ticks]
        s = look().sizes
        shown, asked = Panel(say(heads[0])), Panel(say(heads[1]))
        shown.body.addWidget(Facts(cards))
        for place, box in enumerate(self.ticks, 1):
            box.edited.connect(self.edited)
            asked.body.addLayout(row(box, keycap(str(place)), None, gap=s.m))
        asked.body.addWidget(text(note, "caption"))
        self.setLayout(column(shown, asked, None, gap=s.m))

    def reason(self) -> str:
        left = [box for box in self.ticks if not box.said()]
        return say("还有 {n} 项没勾选", n=len(left)) if left else ""

    def keep(self) -> None:
        self._keeps()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.ticks):
            self.ticks[place].click()
        else:
            super().keyPressEvent(event)
