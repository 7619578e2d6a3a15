"""What is to be paid: a table with its sum in figures and in capitals, on every page that takes money."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from deskapp.kernel.money import Money, capitals
from deskapp.ui.cells import Cell
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.widgets import Elided, Panel, rule, text

COLUMNS = (
    Column("收费项目", 148),
    Column("起止期间", least=150),
    Column("票据", 96, spare=True),
    Column("单价 × 数量", 168, figures=True),
    Column("金额", 104, figures=True),
)


@dataclass(frozen=True)
class BillLine:
    """One line: its period or what must be listed, the ticket it stands on, how the amount came about."""

    item: str
    about: str
    ticket: str
    basis: str
    amount: Money
    listed: bool = False


class BillPanel(Panel):
    """Up to `most` lines are in sight; more scroll within the table, so that what follows stays where it is."""

    def __init__(self, most: int) -> None:
        super().__init__(pad=0)
        s = look().sizes
        self._most, self._lines = most, 0
        self.table = Table(COLUMNS, fit=False, opens=False)
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.words = Elided("", "caption")
        self.total = text("", "heading")
        foot = row(text("应收合计", "strong"), self.words, self.total)
        foot.setStretch(1, 1)
        foot.setContentsMargins(s.l, s.s, s.l, s.m)
        for item in (self.table, rule()):
            self.body.addWidget(item)
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, s.xs, 0, 0)
        self.body.addLayout(foot)

    def set_lines(self, lines: Sequence[BillLine], total: Money) -> None:
        """Show other lines and their sum; GEN-03: the capitals come from the figures."""
        self.table.set_rows([_row(line) for line in lines])
        self._lines = len(lines)
        self.set_most(self._most)
        self.words.say(capitals(total).removeprefix("人民币") if total else "")
        self.total.say(str(total))

    def set_most(self, most: int) -> None:
        """Keep fewer or more lines in sight."""
        s = look().sizes
        self._most = most
        self.table.setFixedHeight(s.head + min(self._lines, most) * s.row + 1)


def _row(line: BillLine) -> tuple[str | Cell, ...]:
    about, basis = Cell(line.about, quiet=line.listed), Cell(line.basis, quiet=True)
    return line.item, about, line.ticket, basis, line.amount.figures
