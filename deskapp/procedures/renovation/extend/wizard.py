"""The pages of an extension: what is checked in, and the new end."""

from deskapp.flow.step import Step
from deskapp.procedures.renovation.extend.service import EXTEND_RENOVATION
from deskapp.procedures.renovation.extend.steps import CheckedIn
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import PassesOutPage, RenovationWizard, filing_page
from deskapp.renovation.states import WORKING
from deskapp.ui.words import say


class ExtendRenovationWizard(RenovationWizard):
    """装修延期."""

    procedure = EXTEND_RENOVATION
    verb = "同意延期并打印"
    pages = {WhichFiling: filing_page(WORKING), CheckedIn: PassesOutPage}

    def summary(self, filled: Step) -> str:
        if isinstance(filled, CheckedIn):
            return say("副本 {copies} 份，出入卡 {passes} 张", copies=filled.copies, passes=filled.passes)
        return super().summary(filled)
