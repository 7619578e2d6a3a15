"""The pages of documents that come later: the checklist as it stands, to be completed."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.procedures.renovation import acting, filing_papers
from deskapp.procedures.renovation.supply.service import STATES, SUPPLY_RENOVATION, needed
from deskapp.procedures.renovation.supply.steps import SuppliedPapers
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page
from deskapp.ui.papers_page import PapersPage


class SuppliedPage(PapersPage):
    """The documents of the filing that was chosen."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return needed(self.session.desk, answers)


class SupplyRenovationWizard(RenovationWizard):
    """补交装修资料."""

    procedure = SUPPLY_RENOVATION
    verb = "登记资料"
    pages = {WhichFiling: filing_page(STATES), SuppliedPapers: SuppliedPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        case = acting.shown_case(self.session.desk, self.session.answers)
        if kind is not SuppliedPapers or case is None:
            return {}
        return filing_papers.beginning(needed(self.session.desk, self.session.answers), case.papers)
