"""The pages of giving a filing up."""

from deskapp.procedures.renovation.cancel.service import CANCEL_RENOVATION
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page
from deskapp.renovation.states import BEFORE_WORK


class CancelRenovationWizard(RenovationWizard):
    """取消装修备案."""

    procedure = CANCEL_RENOVATION
    verb = "取消备案"
    pages = {WhichFiling: filing_page(BEFORE_WORK)}
