"""The pages of a new price; beside the new one stands the price that holds now."""

from deskapp.procedures.set_tariff.service import SET_TARIFF, in_force
from deskapp.procedures.set_tariff.steps import NewPrice
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class NewPricePage(StepPage):
    """Says below what the typed item costs today."""

    def build(self) -> None:
        super().build()
        self.now = text("", "soft")
        panel = Panel()
        panel.body.addWidget(self.now)
        self.sheet.addWidget(panel)
        self.edited.connect(self.entered)

    def entered(self) -> None:
        said = self.said()
        known = in_force(self.session.desk, said["item"], said["unit_type"] or "", self.today()) if said["item"] else ""
        self.now.say(known or say("填写项目后，这里显示现行标准。"))


class SetTariffWizard(ProcedureWizard):
    procedure = SET_TARIFF
    verb = "定价生效"
    pages = {NewPrice: NewPricePage}

    def subject(self) -> str:
        answers = self.session.answers
        return answers[NewPrice].item if NewPrice in answers else ""
