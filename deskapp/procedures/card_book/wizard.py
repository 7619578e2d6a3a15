"""The one page of the printed card register: this month, unless other days are written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.kernel.days import Month
from deskapp.procedures.card_book.service import CARD_BOOK
from deskapp.ui.wizard import ProcedureWizard


class CardBookWizard(ProcedureWizard):
    """打印发卡登记."""

    procedure = CARD_BOOK
    verb = "打印登记表"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        today = self.session.desk.today
        return {"first": str(Month.of(today).first), "last": str(today)}
