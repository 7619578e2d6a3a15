"""What is to be paid: a table with its sum in figures and in capitals, on every page that takes money."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from deskapp.kernel.money import Money, capitals
from deskapp.ui.cells import Cell
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.widgets import Elided, Panel, rule, text
from deskapp.ui.words import say

COLUMNS = (
    Column("收费项目", 164),
    Column("起止期间", least=150),
    Column("票据", 128, spare=True),
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


class BillTable(Table):
    """Lines that give way: `most` of them are in sight where there is room for them, else fewer, but never none."""

    def __init__(self, most: int) -> None:
        self._in_sight = most
        super().__init__(COLUMNS, fit=False, opens=False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_lines(self, lines: Sequence[BillLine]) -> None:
        """Show other lines."""
        self.set_rows([_row(line) for line in lines])
        self.setMinimumHeight(self._tall(1))
        self.setMaximumHeight(self._tall(self._in_sight))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._tall(self._in_sight))

    def _tall(self, lines: int) -> int:
        s = look().sizes
        return s.head + min(len(self.rows.rows), lines) * s.row + 1


class BillPanel(Panel):
    """Up to `most` lines are in sight, as many as there is room for; more scroll within the table."""

    def __init__(self, most: int) -> None:
        super().__init__(pad=0)
        s = look().sizes
        self.table = BillTable(most)
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
        self.table.show_lines(lines)
        words = capitals(total).removeprefix("人民币") if total else ""
        self.words.say(_taken_off(lines) + words)
        self.total.say(str(total))


def _taken_off(lines: Sequence[BillLine]) -> str:
    """应收 and 减免 beside the sum, where something was taken off; the sum is what is paid (实收)."""
    off = Money.total(line.amount for line in lines if line.amount < Money())
    if not off:
        return ""
    due = Money.total(line.amount for line in lines) - off
    return say("应收 {due}，减免 {off}，实收 ", due=due.figures, off=(-off).figures)


def _row(line: BillLine) -> tuple[str | Cell, ...]:
    about, basis = Cell(line.about, quiet=line.listed), Cell(line.basis, quiet=True)
    return line.item, about, line.ticket, basis, line.amount.figures
