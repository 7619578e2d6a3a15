"""The cards that were left half-written, and the reader at once after them."""

from typing import Any

from deskapp.card_lines import PlanLine, unfinished
from deskapp.procedures.finish_card.service import FINISH_CARD
from deskapp.procedures.finish_card.steps import Unfinished
from deskapp.ui.cards.wizard import CardWizard
from deskapp.ui.cells import Cell, badge
from deskapp.ui.placing import column
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel
from deskapp.ui.words import say

COLUMNS = (
    Column("卡号", 120),
    Column("房号", 104),
    Column("持卡人", 104),
    Column("办的是", 88),
    Column("有效期", least=190),
    Column("状态", 112),
)


class UnfinishedPage(StepPage):
    """All of them, the oldest first; F8 goes to the reader."""

    verb = "接着写"
    only_f8 = True

    def build(self) -> None:
        self.table = Table(COLUMNS, opens=False)
        self.table.setObjectName("plans")
        self.lines: list[PlanLine] = []
        panel, s = Panel(pad=0), look().sizes
        panel.body.addLayout(column(s.xs, self.table, s.xs, gap=0))
        self.sheet.addWidget(panel)

    def entered(self) -> None:
        self.lines = unfinished(self.session.desk)
        self.table.set_rows([_row(line) for line in self.lines], [line.plan_id for line in self.lines])

    def said(self) -> dict[str, Any]:
        return {"plans": [line.plan_id for line in self.lines]}

    def fill(self, said: object) -> None:
        """What is open is read anew, whatever a draft says."""

    def reason(self) -> str:
        return "" if self.lines else say("没有写到一半的卡")


class FinishCardWizard(CardWizard):
    """Offered on the home page as long as there is anything to finish (design law 2)."""

    procedure = FINISH_CARD
    verb = "接着写"
    pages = {Unfinished: UnfinishedPage}


def _row(line: PlanLine) -> tuple[str | Cell, ...]:
    state = badge("未写完", Tone.DANGER) if line.tears or line.begun else badge("待写")
    return line.card_no, line.room_no, line.holder, line.act.value, line.valid, state
