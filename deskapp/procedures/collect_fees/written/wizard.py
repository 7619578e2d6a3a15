"""The walk of a collection on papers filled in by hand: one page more, for what stands on them."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from deskapp.procedures.collect_fees.written.service import WRITTEN_FEES
from deskapp.procedures.collect_fees.written.steps import Written


class WrittenFeesWizard(CollectFeesWizard):
    """登记手写票据."""

    procedure = WRITTEN_FEES
    verb = "登记并收款"

    def summary(self, filled: Step) -> str:
        return "、".join(filled.as_numbers()) if isinstance(filled, Written) else super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"written_on": self.session.desk.today} if kind is Written else super().defaults(kind)
