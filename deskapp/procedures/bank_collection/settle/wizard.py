"""The page of money that matched nothing: what waits in a list, then what became of one row."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.bank_collection.settle.service import SETTLE_BANK, kept_apart
from deskapp.procedures.bank_collection.settle.steps import Settling
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard

HEADS = (
    Column("编号", 156), Column("房号", 92), Column("参考号", 164), Column("金额", 92, figures=True), Column("", 16),
    Column("原因", least=160),
)  # fmt: skip


class SettlingPage(StepPage):
    """The questions, and below what waits."""

    def build(self) -> None:
        super().build()
        self.rows = Sheet("待处理", HEADS, "没有对不上的款项")
        self.sheet.addWidget(self.rows)

    def entered(self) -> None:
        self.rows.show_lines(
            [(one.number, one.room, quiet(one.reference), one.amount.figures, "", quiet(one.why))
             for one in kept_apart(self.session.desk)]
        )  # fmt: skip


class SettleBankWizard(ProcedureWizard):
    """托收差错处理."""

    procedure = SETTLE_BANK
    pages = {Settling: SettlingPage}
    verb = "登记处理"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        waiting = kept_apart(self.session.desk)
        return {"settled_on": self.session.desk.today} | ({"row": waiting[0].number} if len(waiting) == 1 else {})
