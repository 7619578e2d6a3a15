"""The pages on which the owner of a unit is changed: late papers, and the list of what the former household had."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.handover.resale.rules import BEFORE
from deskapp.procedures.handover.resale.complete.service import COMPLETE_RESALE
from deskapp.procedures.handover.resale.complete.steps import FormerThings, RestPapers
from deskapp.procedures.handover.resale.shown import lacking, things
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.procedures.handover.resale.wizard import ResaleWizard, resale_page
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.step_page import StepPage
from deskapp.ui.words import say


class RestPapersPage(PapersPage):
    """The papers that are still to be brought."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return lacking(self.session.desk, answers[WhichResale].resale) if WhichResale in answers else ()


class FormerThingsPage(StepPage):
    """All that the former household has; each is decided upon."""

    given = ("lines",)


class CompleteResaleWizard(ResaleWizard):
    """变更业主."""

    procedure = COMPLETE_RESALE
    verb = "变更业主并打印通知"
    pages = {WhichResale: resale_page(*BEFORE), RestPapers: RestPapersPage, FormerThings: FormerThingsPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not FormerThings or not self.subject():
            return {}
        return {"lines": [vars(one) for one in things(self.session.desk, self.subject())]}

    def summary(self, filled: Step) -> str:
        match filled:
            case FormerThings():
                return say("{count} 样", count=len(filled.lines or ()))
            case RestPapers():
                return say("补到 {count} 项", count=sum(one.supplied for one in filled.lines))
        return super().summary(filled)
