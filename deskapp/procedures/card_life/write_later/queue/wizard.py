"""Writes one card of the list after the other, without going back to it: lay down, hear it, take it, the next."""

from collections.abc import Sequence

from deskapp.at_reader.card import Seen
from deskapp.at_reader.lines import ToWrite, plan_lines
from deskapp.desk import Desk
from deskapp.kernel.errors import DeskError
from deskapp.procedures.card_life.write_later.service import Waiting, meant_by, plan_one
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.writing import WritingPage
from deskapp.ui.words import say

WHICH = "这张新卡对应哪一张还不知道，请按 F8 回去，从表里选。"


class QueuePage(WritingPage):
    """Begins with one plan. A card is planned when it lies there: nothing is left open of one that never came."""

    def __init__(self, desk: Desk, asked: ToWrite, waiting: Sequence[Waiting]) -> None:
        begun = {line.card_id for line in plan_lines(desk, asked.plan_ids)}
        self.waiting = [one for one in waiting if one.card.id not in begun]
        super().__init__(desk, asked)

    def _seen(self, seen: Seen) -> None:
        known = any(line.uid == seen.uid for line in self.lines)
        if self.isVisible() and not known and not self.left() and self.replacing is None:
            self._plan(seen)
        super()._seen(seen)

    def _plan(self, seen: Seen) -> None:
        """The next card of the list, if it is one."""
        card = meant_by(seen, self.waiting)
        if card is None:
            why = say(WHICH) if seen.card is None else say("{words}，不用补写。", words=seen.met.words)
            self._show(Face.ANOTHER, why=why, swap="")
            return
        try:
            self.lines += plan_lines(self.desk, [plan_one(self.desk, card)])
        except DeskError as error:
            self._show(Face.ANOTHER, why=error.text, code=error.code, swap="")
        else:
            self.waiting = [one for one in self.waiting if one.card.card_no != card.card_no]

    def _count(self) -> str:
        written, more = super()._count(), len(self.waiting)
        return say("{written}，还有 {n} 张要补写", written=written, n=more) if more else written
