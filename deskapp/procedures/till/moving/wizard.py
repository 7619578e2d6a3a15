"""The one page of moving cash: what should lie in the drawer above what goes in or out of it."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.till.moving.service import MOVE_CASH
from deskapp.procedures.till.moving.steps import Cash, Way
from deskapp.till.drawers import mine
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard


class CashPage(StepPage):
    """The drawer of whoever is on duty on top."""

    def build(self) -> None:
        panel, self.drawer = Panel("抽屉"), Facts(figures=True)
        panel.body.addWidget(self.drawer)
        self.sheet.addWidget(panel)
        super().build()

    def entered(self) -> None:
        till = mine(self.session.desk)
        self.drawer.set_facts([*till.facts, ("应有现金", till.expected.figures)])


class MoveCashWizard(ProcedureWizard):
    """现金收付."""

    procedure = MOVE_CASH
    pages = {Cash: CashPage}
    verb = "登记并打印"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"way": Way.DROP}
