"""The page on which notices of another owner are acknowledged, one recipient at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.handover.resale.acknowledge.service import ACKNOWLEDGE_RESALE
from deskapp.procedures.handover.resale.acknowledge.steps import Acknowledged
from deskapp.procedures.handover.resale.shown import unanswered
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard


class AcknowledgedPage(ChosenPage):
    """Arrows choose a notice."""

    title = "等确认的业主变更通知"
    none = "业主变更通知都确认了"
    heads = (
        Column("通知", 200),
        Column("房号", 112),
        Column("接收人", 112),
        Column("变更", least=200),
        Column("打印", 152),
    )

    def waiting(self) -> Sequence[Waiting]:
        found = unanswered(self.session.desk)
        return [Waiting(one.key, (one.key, one.room, one.recipient, one.change, one.sent)) for one in found]


class AcknowledgeResaleWizard(ProcedureWizard):
    """确认业主变更通知."""

    procedure = ACKNOWLEDGE_RESALE
    verb = "登记确认"
    pages = {Acknowledged: AcknowledgedPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"at": f"{self.session.desk.now():%H:%M}"}
