"""The page that asks what stands on papers filled in by hand: never filled in by the program, but for the day."""

from collections.abc import Mapping
from typing import Any

from deskapp.ui.step_page import StepPage


class WrittenPage(StepPage):
    """For the step `Written` of deskapp.till, in whichever procedure it is asked."""

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill({"written_on": self.today(), **said})
