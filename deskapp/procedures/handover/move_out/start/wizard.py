"""The pages on which somebody gives notice to move out; whoever has to be asked stands there with the number."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.move_out.kinds import Leaving
from deskapp.procedures.handover.move_out.start.service import START_MOVE_OUT, asking_one, contacts
from deskapp.procedures.handover.move_out.start.steps import MovingOut
from deskapp.release.calling import at_hand
from deskapp.release.steps import EmergencyAsked, OwnerAsked
from deskapp.ui.wizard import ProcedureWizard


class StartMoveOutWizard(ProcedureWizard):
    """迁出登记."""

    procedure = START_MOVE_OUT
    verb = "登记迁出"
    books = {MovingOut: asking_one}

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[MovingOut].room} {answers[MovingOut].name}" if MovingOut in answers else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is MovingOut:
            return {"leaving": Leaving.HOUSEHOLD, "leaving_on": self.session.desk.today}
        if kind in (OwnerAsked, EmergencyAsked):
            return at_hand(kind, *contacts(self.session.desk, self.session.answers))
        return {}
