"""The pages of the owner's application for an inspection."""

from deskapp.procedures.renovation.request.service import REQUEST_INSPECTION, STATES
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class RequestInspectionWizard(RenovationWizard):
    """申请装修核查."""

    procedure = REQUEST_INSPECTION
    verb = "登记申请"
    pages = {WhichFiling: filing_page(STATES)}
