"""The page of voiding blank numbers: the clerk's books with their next numbers above the question."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.skip_number.service import SKIP_NUMBER, next_numbers
from deskapp.procedures.skip_number.steps import Spoiled
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import EmptyState, Facts, Panel
from deskapp.ui.wizard import ProcedureWizard


class SpoiledPage(StepPage):
    """Only F8 uses up a number."""

    only_f8 = True

    def build(self) -> None:
        panel, following = Panel("账上的下一号"), next_numbers(self.session.desk)
        if following:
            panel.body.addWidget(Facts([(kind, number.code) for kind, number in following]))
        else:
            panel.body.addWidget(EmptyState("receipt", "手上没有可用的票据本", "请先向出纳领用"))
        self.sheet.addWidget(panel)
        super().build()


class SkipNumberWizard(ProcedureWizard):
    """作废空白号."""

    procedure = SKIP_NUMBER
    pages = {Spoiled: SpoiledPage}
    verb = "作废空白号"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        following = next_numbers(self.session.desk)
        return {"up_to": following[0][1].code} if following else {}
