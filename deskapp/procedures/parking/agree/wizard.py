"""The pages of an agreement on a space: the owner stands in it unless another name is typed, it begins today."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.parking.agree.service import AGREE_PARKING
from deskapp.procedures.parking.agree.steps import Agreed, Applicant, Papers, SpaceAndCars
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class AgreeParkingWizard(ProcedureWizard):
    """车位协议."""

    procedure = AGREE_PARKING
    verb = "拟定并打印协议"

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[Applicant].room} {answers[Applicant].name}" if Applicant in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Papers():
                return say("三证齐全")
            case SpaceAndCars():
                return "　".join((filled.space, *filled.cars))
            case _:
                return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"from_date": self.session.desk.today} if kind is Agreed else {}
