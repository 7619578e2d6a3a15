"""The page of a rounding; below it stands how the item is rounded now, and what the new way makes of an amount."""

from deskapp.kernel.rounding import Mode, Unit
from deskapp.procedures.set_tariff.rounding.service import SET_ROUNDING, in_force, shown
from deskapp.procedures.set_tariff.rounding.steps import NewRounding
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class NewRoundingPage(StepPage):
    """Says below what holds today, and an example of what was chosen."""

    only_f8 = True

    def build(self) -> None:
        super().build()
        self.now, self.example = text("", "soft"), text("", "soft")
        panel = Panel()
        panel.body.addWidget(self.now)
        panel.body.addWidget(self.example)
        self.sheet.addWidget(panel)
        self.edited.connect(self.entered)

    def entered(self) -> None:
        said = self.said()
        known = in_force(self.session.desk, said["item"]) if said["item"] else ""
        self.now.say(known or say("填写项目后，这里显示现行的取整方式。"))
        mode, unit = said["mode"], said["unit"]
        self.example.say(shown(Mode(mode), Unit(unit)) if mode and unit else "")


class SetRoundingWizard(ProcedureWizard):
    procedure = SET_ROUNDING
    verb = "定为取整方式"
    pages = {NewRounding: NewRoundingPage}

    def subject(self) -> str:
        answers = self.session.answers
        return answers[NewRounding].item if NewRounding in answers else ""
