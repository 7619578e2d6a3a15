"""The pages of the settlement: what is open and what is held stands there, and the way to the till."""

from collections.abc import Callable

from deskapp.handover.move_out.kinds import MoveOutState
from deskapp.procedures.handover.move_out.settle.service import SETTLE_MOVE_OUT
from deskapp.procedures.handover.move_out.settle.steps import Settlement
from deskapp.procedures.handover.move_out.shown import Standing, room_of, standing
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.handover.move_out.wizard import MoveOutWizard, move_out_page
from deskapp.ui.offers import Subject
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.words import say

COLLECT = "collect_fees"


class SettlementPage(StepPage):
    """The fees that are open, line by line; what the cashier pays back; what ends."""

    only_f8 = True

    def build(self) -> None:
        heads = (Column("费用项目", least=200), Column("费用期间", 220), Column("未结（元）", 120, figures=True))
        self.owed, self.facts, panel = Sheet("未结费用", heads, "没有未结的费用"), Facts(), Panel()
        panel.body.addWidget(self.facts)
        self.sheet.addWidget(self.owed)
        self.sheet.addWidget(panel)
        self._standing = Standing((), (), ())
        super().build()

    def entered(self) -> None:
        found = self._standing = standing(self.session.desk, self._number())
        lines = [(item, period, amount.figures) for item, period, amount in found.owed]
        self.owed.show_lines(lines, list(range(len(lines))))
        facts = [(say("未结合计"), str(found.total)), (say("押金和余额"), "；".join(found.lying) or say("没有"))]
        self.facts.set_facts([*facts, *((say("到期停止"), words) for words in found.ended)])

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        """The way to the till, where something is open."""
        if not self._standing.owed:
            return None
        room = room_of(self.session.desk, self._number())
        return say("去收费"), lambda: self.leads.emit(COLLECT, Subject(room))

    def _number(self) -> str:
        answers = self.session.answers
        return answers[WhichMoveOut].move_out if WhichMoveOut in answers else ""


class SettleMoveOutWizard(MoveOutWizard):
    """迁出结算."""

    procedure = SETTLE_MOVE_OUT
    verb = "打印结算单"
    pages = {WhichMoveOut: move_out_page(MoveOutState.SETTLING, MoveOutState.CLEARED), Settlement: SettlementPage}

    def after(self) -> tuple[tuple[str, ...], str]:
        cues = ("请迁出人在两联上签名；租户迁出时业主在场的也签名。", "一联交客户，一联存档。")
        return cues, say("请在结算单上签名。")
