"""业务: every procedure of this counter, those first that one may begin; of the others, why not."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from deskapp.ui.actions import Command
from deskapp.ui.cells import Cell
from deskapp.ui.fields import LineField
from deskapp.ui.offers import NOBODY, Offer
from deskapp.ui.pages.page import Page, quiet
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel, keys, rule, text
from deskapp.ui.words import say

COMMANDS = (Command("filter", "到筛选框", "Ctrl+F", "work"),)
FILTER = 200
COLUMNS = (
    Column("业务", 200),
    Column("代码", 72),
    Column("键", 72),
    Column("说明", least=200),
    Column("", 260, spare=True),
)


class WorkPage(Page):
    """Enter begins the chosen procedure; what is typed at the head is looked for in names, codes and purposes."""

    def __init__(self, offers: Sequence[Offer], why_not: Callable[[str], str]) -> None:
        super().__init__("work")
        s = look().sizes
        self._offers, self._why_not = offers, why_not
        self._shown: list[Offer] = []
        self.filter = LineField(say("筛选"), wide=FILTER, hint=say("筛选：业务、代码、说明"))
        self.filter.edited.connect(self.refresh)
        self.table = Table(COLUMNS, fit=False)
        self.table.setObjectName("procedures")
        self.table.opened.connect(lambda place: self.starts.emit(self._shown[place].name, NOBODY))
        panel = Panel(pad=0)
        foot = row(
            keys(("↑ ↓", "选择"), ("Enter", "开始办理"), ("Ctrl+F", "筛选")),
            None,
            text("也可在查找框里输入代码", "caption"),
        )
        foot.setContentsMargins(s.l, s.s, s.l, s.s)
        inside = column(s.xs, self.table, rule(), foot, gap=0)
        inside.setStretch(1, 1)
        panel.body.addLayout(inside)
        layout = column(row(text("全部业务", "title"), None, self.filter), panel, gap=s.m)
        layout.setStretch(1, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)
        self.commands.declare(COMMANDS, filter=lambda: go_to(self.filter))
        self.commands.bind(self, "work")

    def refresh(self) -> None:
        barred = {offer.name: self._why_not(offer.right) for offer in self._offers}
        typed = self.filter.said().casefold().split()
        found = [offer for offer in self._offers if all(word in _words(offer) for word in typed)]
        self._shown = sorted(found, key=lambda offer: bool(barred[offer.name]))
        rows = [
            (
                quiet(offer.title) if barred[offer.name] else Cell(offer.title),
                quiet(offer.code),
                quiet(offer.key),
                quiet(purpose(offer)),
                Cell(barred[offer.name], quiet=True),
            )
            for offer in self._shown
        ]
        self.table.set_rows(rows, [offer.name for offer in self._shown])
        if self.table.currentIndex().row() < 0 and rows:
            self.table.selectRow(0)

    def first(self) -> QWidget:
        return self.table


def purpose(offer: Offer) -> str:
    """What a procedure is for: the first line of its chapter, without its name."""
    first = offer.about.split("\n")[0]
    return first.partition("：")[2] or first


def _words(offer: Offer) -> str:
    return f"{offer.title} {offer.code} {purpose(offer)}".casefold()
