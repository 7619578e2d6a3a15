"""The page on which an agreement on a space is ended; today is its last day unless another is written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.parking.end.service import END_PARKING
from deskapp.ui.wizard import ProcedureWizard


class EndParkingWizard(ProcedureWizard):
    """终止车位协议."""

    procedure = END_PARKING
    verb = "终止协议"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"last_day": self.session.desk.today}
