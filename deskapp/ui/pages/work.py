"""业务: every procedure of this counter, with its code and key, and why somebody may not begin it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from deskapp.flow.manual import chapter
from deskapp.flow.procedure import Procedure
from deskapp.ui.cells import Cell
from deskapp.ui.offers import NOBODY, Offer
from deskapp.ui.pages.page import Page, quiet
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, keys, rule, text

COLUMNS = (
    Column("业务", 200),
    Column("代码", 72),
    Column("键", 72),
    Column("说明", least=200),
    Column("", 260, spare=True),
)


class WorkPage(Page):
    """Enter begins the chosen procedure."""

    def __init__(self, offers: Sequence[Offer], why_not: Callable[[str], str]) -> None:
        super().__init__("work")
        s = look().sizes
        self._offers, self._why_not = offers, why_not
        self.table = Table(COLUMNS, fit=False)
        self.table.setObjectName("procedures")
        self.table.opened.connect(lambda place: self.starts.emit(self._offers[place].name, NOBODY))
        panel = Panel(pad=0)
        foot = row(keys(("↑ ↓", "选择"), ("Enter", "开始办理")), None, text("也可在查找框里输入代码", "caption"))
        foot.setContentsMargins(s.l, s.s, s.l, s.s)
        inside = column(s.xs, self.table, rule(), foot, gap=0)
        inside.setStretch(1, 1)
        panel.body.addLayout(inside)
        layout = column(text("全部业务", "title"), panel, gap=s.m)
        layout.setStretch(1, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)

    def refresh(self) -> None:
        rows = [
            (
                Cell(offer.title),
                quiet(offer.code),
                quiet(offer.key),
                quiet(purpose(offer.procedure)),
                Cell(self._why_not(offer.right), quiet=True),
            )
            for offer in self._offers
        ]
        self.table.set_rows(rows, [offer.name for offer in self._offers])
        if self.table.currentIndex().row() < 0 and rows:
            self.table.selectRow(0)

    def first(self) -> QWidget:
        return self.table


def purpose(procedure: Procedure) -> str:
    """What a procedure is for: the first line of its chapter, without its name."""
    _title, about, *_steps = chapter(procedure)
    first = about.split("\n")[0]
    return first.partition("：")[2] or first
