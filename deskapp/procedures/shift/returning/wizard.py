"""The one page of coming back to the desk."""

from deskapp.procedures.shift.returning.service import COME_BACK, left
from deskapp.procedures.shift.returning.steps import Back
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard


class BackPage(StepPage):
    """The absence that ends stands above what is confirmed of it."""

    def build(self) -> None:
        if facts := left(self.session.desk):
            panel = Panel("离岗登记")
            panel.body.addWidget(Facts(facts))
            self.sheet.addWidget(panel)
        super().build()


class ComeBackWizard(ProcedureWizard):
    """返岗登记."""

    procedure = COME_BACK
    pages = {Back: BackPage}
    verb = "登记返岗"
