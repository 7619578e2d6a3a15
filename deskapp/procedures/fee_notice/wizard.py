"""The page of fee notices; they are to be paid by the end of the month unless another day is written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.kernel.days import Month
from deskapp.procedures.fee_notice.service import FEE_NOTICE
from deskapp.ui.wizard import ProcedureWizard


class FeeNoticeWizard(ProcedureWizard):
    procedure = FEE_NOTICE
    verb = "打印通知单"
    long = "正在生成收费通知单"
    watched = True

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"pay_by": Month.of(self.session.desk.today).last}
