"""The cards that were left half-written, and the reader at once after them."""

from collections.abc import Callable
from typing import Any

from deskapp.access.kinds import PlanState
from deskapp.at_reader.lines import PlanLine, owed_lines, unfinished
from deskapp.flow.step import Step
from deskapp.kernel.errors import DeskError
from deskapp.procedures.finish_card.service import FINISH_CARD, give_up
from deskapp.procedures.finish_card.steps import Unfinished
from deskapp.ui.cards.wizard import CardWizard
from deskapp.ui.cells import Cell, badge
from deskapp.ui.fields import LineField
from deskapp.ui.forms import Note
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, text
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
        self.why, self.note = (
            LineField("放弃的原因", hint="如 客户不要了，已退款"),
            Note("选中一张，写明原因，按 F7 放弃"),
        )
        self.why.setObjectName("why")
        self.why.edited.connect(self.edited)
        panel, why, s = Panel(pad=0), Panel(), look().sizes
        panel.body.addLayout(column(s.xs, self.table, s.xs, gap=0))
        line = row(text("放弃的原因", "soft"), self.why, self.note, gap=s.m)
        line.setStretch(2, 1)
        why.body.addLayout(line)
        for sheet in (panel, why):
            self.sheet.addWidget(sheet)

    def entered(self) -> None:
        self.lines = [*unfinished(self.session.desk), *owed_lines(self.session.desk)]
        self.table.set_rows([_row(line) for line in self.lines], [line.plan_id for line in self.lines])

    def said(self) -> dict[str, Any]:
        return {"plans": [line.plan_id for line in self.lines]}

    def fill(self, said: object) -> None:
        """What is open is read anew, whatever a draft says."""

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        """F7, once it is said why: the chosen card is not gone on with."""
        return ("放弃选中的", self._give_up) if self.lines and self.why.said() else None

    def _give_up(self) -> None:
        plan_id = self.table.key()
        if not isinstance(plan_id, int):
            self.note.set_problem(say("请先选中一张卡"))
            return
        try:
            give_up(self.session.desk, plan_id, self.why.said())
        except DeskError as error:
            self.note.set_problem(error.text)
            return
        self.why.clear()
        self.entered()
        self.edited.emit()

    def reason(self) -> str:
        return "" if self.lines else say("没有写到一半的卡")


class FinishCardWizard(CardWizard):
    """Offered on the home page as long as there is anything to finish (design law 2)."""

    procedure = FINISH_CARD
    verb = "接着写"
    pages = {Unfinished: UnfinishedPage}

    def summary(self, filled: Step) -> str:
        return say("{n} 张", n=len(filled.plans)) if isinstance(filled, Unfinished) else super().summary(filled)


def _row(line: PlanLine) -> tuple[str | Cell, ...]:
    state = badge("未写完", Tone.DANGER) if line.tears or line.begun else badge("待写")
    if line.state is PlanState.FAILED:
        state = badge("换新卡", Tone.DANGER)
    return line.card_no, line.room_no, line.holder, line.act.value, line.valid, state
