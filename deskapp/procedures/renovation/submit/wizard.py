"""The pages of sending a filing to its review."""

from deskapp.procedures.renovation.submit.service import STATES, SUBMIT_RENOVATION
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class SubmitRenovationWizard(RenovationWizard):
    """提交装修审核."""

    procedure = SUBMIT_RENOVATION
    verb = "提交审核"
    pages = {WhichFiling: filing_page(STATES)}
