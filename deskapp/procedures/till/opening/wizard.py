"""The one page of opening a drawer: its cash counted against the float of the centre."""

from deskapp.kernel.money import Money
from deskapp.procedures.till.opening.service import OPEN_TILL, expected
from deskapp.procedures.till.opening.steps import FloatCount
from deskapp.ui.count_page import CountPage
from deskapp.ui.wizard import ProcedureWizard


class FloatPage(CountPage):
    """Counted against the float of the centre."""

    def due(self) -> Money:
        return expected(self.session.desk)


class OpenTillWizard(ProcedureWizard):
    """清点备用金."""

    procedure = OPEN_TILL
    pages = {FloatCount: FloatPage}
    verb = "确认并打印"
