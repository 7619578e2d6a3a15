"""The pages of printing again: the filing, then one of its papers."""

from collections.abc import Sequence

from deskapp.procedures.renovation.reprint.service import PRINT_RENOVATION, printed
from deskapp.procedures.renovation.reprint.steps import WhichSheet
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page
from deskapp.renovation.kinds import FilingState
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column


class SheetPage(ChosenPage):
    """The papers that were printed for the filing."""

    heads = (Column("单据", least=240), Column("打印时间", 160))
    title = "打印过的单据"
    none = "这份备案还没有打印过单据"

    def waiting(self) -> Sequence[Waiting]:
        found = printed(self.session.desk, self.session.answers)
        return [Waiting(one.paper_id, (one.title, f"{one.at:%Y-%m-%d %H:%M}")) for one in found]


class PrintRenovationWizard(RenovationWizard):
    """补打装修单据."""

    procedure = PRINT_RENOVATION
    verb = "补打"
    pages = {WhichFiling: filing_page(tuple(FilingState)), WhichSheet: SheetPage}
