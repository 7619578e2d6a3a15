"""The pages of making the certificate: the reminders, the binding list."""

from deskapp.procedures.renovation.certify.service import CERTIFY_RENOVATION, STATES
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class CertifyRenovationWizard(RenovationWizard):
    """发装修登记证."""

    procedure = CERTIFY_RENOVATION
    verb = "打印登记证"
    pages = {WhichFiling: filing_page(STATES)}
