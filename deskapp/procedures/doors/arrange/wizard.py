"""The pages of door groups: which one, then its doors."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.doors.arrange.service import ARRANGE_DOORS, as_it_is
from deskapp.procedures.doors.arrange.steps import Arranged, WhichGroup
from deskapp.procedures.doors.choosing.service import name_of
from deskapp.procedures.doors.choosing.wizard import GroupPage
from deskapp.ui.wizard import ProcedureWizard


class EveryGroupPage(GroupPage):
    every = True


class ArrangeDoorsWizard(ProcedureWizard):
    """门组和门."""

    procedure = ARRANGE_DOORS
    pages = {WhichGroup: EveryGroupPage}
    verb = "保存门组"

    def subject(self) -> str:
        answers = self.session.answers
        return name_of(self.session.desk, answers[WhichGroup].group) if WhichGroup in answers else ""

    def about(self, kind: type[Step]) -> str:
        return self.subject() if kind is Arranged else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return as_it_is(self.session.desk, self.subject()) if kind is Arranged else {}
