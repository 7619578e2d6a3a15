"""The one page of reading the records of a post."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.shift.reading.service import READ_RECORDS
from deskapp.staff.duty import yesterday
from deskapp.ui.wizard import ProcedureWizard


class ReadRecordsWizard(ProcedureWizard):
    """查阅各岗位记录."""

    procedure = READ_RECORDS
    verb = "签名"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"on_day": yesterday(self.session.desk.today)}
