"""The pages of an application for cards; the doors of the centre stand in it unless others are named."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.staff_card.apply.service import APPLY_FOR_CARDS, door_names
from deskapp.procedures.staff_card.apply.steps import People, Request, Rights
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ApplyForCardsWizard(ProcedureWizard):
    """办卡申请."""

    procedure = APPLY_FOR_CARDS
    verb = "登记并打印申请表"

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[Request].department} {answers[Request].applicant}" if Request in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Request():
                return f"{say(filled.kind.value)}　{filled.department}"
            case People():
                return say("{n} 人", n=len(filled.people))
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"doors": door_names(self.session.desk)} if kind is Rights else {}
