"""The tickets a payment will get, in sight while the money is taken: kind, next number, and what must stand on them."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from deskapp.till.bill import TicketDue
from deskapp.ui.placing import column, row
from deskapp.ui.theme import look
from deskapp.ui.widgets import Elided, Panel, text
from deskapp.ui.words import say

MOST = 3
"""Tickets that are told one by one; of more the rest is counted."""


class TicketsPanel(Panel):
    """One line a ticket, with whatever the page ticks about them at the end of the first."""

    def __init__(self, tick: QWidget) -> None:
        super().__init__()
        self.lines = [_Line() for _ in range(MOST)]
        self.lines[0].told.addWidget(tick)
        self.body.addLayout(column(*self.lines, gap=look().sizes.xs))

    def set_tickets(self, due: Sequence[TicketDue]) -> None:
        """Show these. None of them is a number yet: it is used only when the money is taken."""
        for place, line in enumerate(self.lines):
            more = len(due) - MOST if place == MOST - 1 else 0
            line.setVisible(place == 0 or place < len(due))
            line.show_ticket(due[place] if place < len(due) else None, more, alone=len(due) == 1)

    def say_none(self, words: str) -> None:
        """No ticket is given; the words tell why."""
        self.set_tickets(())
        self.lines[0].remark.say(words)


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.kind, self.number, self.left = text("", "soft"), text("", "strong"), text("", "caption")
        self.remark = Elided("", "caption")
        self.kind.setFixedWidth(s.px(112))
        self.told = row(self.kind, self.number, s.s, self.left, s.s, self.remark)
        self.told.setStretch(5, 1)
        self.setLayout(self.told)

    def show_ticket(self, due: TicketDue | None, more: int, *, alone: bool) -> None:
        for label in (self.kind, self.number, self.left):
            label.setVisible(due is not None)
        self.remark.say("")
        if due is not None:
            self.kind.say(due.kind)
            self.number.say("No. {number}" if due.left else "{number}", number=due.number or say("手上没有"))
            self.left.say("余 {left} 张", left=due.left) if due.left else self.left.say("")
            self.remark.say("{about}", about="　".join(_about(due, more, alone)))


def _about(due: TicketDue, more: int, alone: bool) -> Iterator[str]:
    if not alone:
        yield str(due.amount)
    if due.remark:
        yield say("备注 {remark}", remark=due.remark)
    if more > 0:
        yield say("另有 {n} 张", n=more)
