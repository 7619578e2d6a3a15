"""The pages of the settings, filled with what is in force."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.overview.door_settings import protects
from deskapp.procedures.settings.service import CHANGE_SETTINGS, now_in_force
from deskapp.procedures.settings.steps import DoorsAndParking
from deskapp.ui.placing import column, empty
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.wizard import ProcedureWizard


class DoorsPage(StepPage):
    """Says below what doors that read this protect, and what they do not."""

    def build(self) -> None:
        super().build()
        self.sentences, panel = column(gap=look().sizes.xs), Panel("这样读卡，能防什么")
        panel.body.addLayout(self.sentences)
        self.sheet.addWidget(panel)
        self.edited.connect(self.entered)

    def entered(self) -> None:
        empty(self.sentences)
        reading = self.said()["door_reading"]
        for sentence in protects(reading) if reading else ():
            self.sentences.addWidget(text(sentence, "soft", wrap=True))


class ChangeSettingsWizard(ProcedureWizard):
    procedure = CHANGE_SETTINGS
    verb = "保存设置"
    pages = {DoorsAndParking: DoorsPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        now = now_in_force(self.session.desk)
        return {question.name: now[question.name] for question in kind.questions()}
