"""The page on which a slip is called off."""

from collections.abc import Sequence

from deskapp.procedures.release.cancel.service import CANCEL_RELEASE, open_slips
from deskapp.procedures.release.cancel.steps import CalledOff
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard


class CalledOffPage(ChosenPage):
    """Arrows choose a slip."""

    title = "没有放行完的放行条"
    none = "没有可以取消的放行条"
    heads = (Column("放行条", 160), Column("房号", 120), Column("申请人", least=120), Column("状态", 140))

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one[0], one) for one in open_slips(self.session.desk)]


class CancelReleaseWizard(ProcedureWizard):
    """取消放行条."""

    procedure = CANCEL_RELEASE
    verb = "取消放行条"
    pages = {CalledOff: CalledOffPage}
