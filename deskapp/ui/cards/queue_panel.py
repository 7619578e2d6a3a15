"""The people of a queue in the order of the paper, how far each is, and the count of good and bad cards."""

from collections.abc import Sequence

from deskapp.access.applications import Progress
from deskapp.at_reader.queue import InLine
from deskapp.ui.cells import Cell, badge
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, keys, text
from deskapp.ui.words import say

COLUMNS = (Column("序", 40), Column("持卡人", least=80), Column("状态", 124))
WIDE = 336
IN_SIGHT = 11
"""Rows of a long list that are seen at once."""
TONES = {
    Progress.BEGUN: Tone.DANGER,
    Progress.WRITTEN: Tone.OK,
    Progress.UNWRITTEN: Tone.WARN,
    Progress.FAILED: Tone.DANGER,
}


class QueuePanel(Panel):
    """↑ ↓ mark somebody; the table tells whom by its `current`."""

    def __init__(self) -> None:
        super().__init__(pad=0)
        s = look().sizes
        self.table, self.count = Table(COLUMNS, fit=False, opens=False), text("", "soft")
        self.table.setAccessibleName(say("名单"))
        head, foot = row(text("名单", "heading"), None), row(keys(("↑ ↓", "选人"), ("Del", "不办")), None)
        counted = row(self.count, None)
        for line in (head, counted, foot):
            line.setContentsMargins(s.l, s.xs, s.l, s.xs)
        self.body.addLayout(column(head, counted, self.table, s.xs, foot, gap=0))
        self.setFixedWidth(s.px(WIDE))

    def show_people(
        self, people: Sequence[InLine], person: InLine | None, writing: InLine | None, spoiled: int
    ) -> None:
        """Show how everybody stands, with the mark on whose turn it is; `spoiled` cards were bad in this sitting."""
        rows = [(str(one.place), one.name, _badge(one, writing)) for one in people]
        self.table.blockSignals(True)
        self.table.set_rows(rows, [one.id for one in people])
        if person:
            self.table.select_key(person.id)
        self.table.blockSignals(False)
        sizes = look().sizes
        self.table.setFixedHeight(sizes.head + min(len(rows), IN_SIGHT) * sizes.row + 1)
        done = len([one for one in people if one.progress is Progress.WRITTEN])
        left = len([one for one in people if one.open])
        self.count.say(say("写好 {n}　坏卡 {b}　还有 {m} 人", n=done, b=spoiled, m=left))


def _badge(one: InLine, writing: InLine | None) -> Cell:
    if writing and one.id == writing.id:
        return badge("写入中", Tone.INFO)
    return badge(one.progress.value, TONES.get(one.progress, Tone.PLAIN))
