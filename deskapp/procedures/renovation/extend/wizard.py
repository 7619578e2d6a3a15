"""The pages of an extension: what is checked in, and the new end."""

from deskapp.procedures.renovation.extend.service import EXTEND_RENOVATION
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page
from deskapp.renovation.states import WORKING


class ExtendRenovationWizard(RenovationWizard):
    """装修延期."""

    procedure = EXTEND_RENOVATION
    verb = "同意延期并打印"
    pages = {WhichFiling: filing_page(WORKING)}
