"""The pages of signing the agreement."""

from deskapp.procedures.renovation.sign.service import SIGN_RENOVATION, STATES
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class SignRenovationWizard(RenovationWizard):
    """签装修协议."""

    procedure = SIGN_RENOVATION
    verb = "登记签名"
    pages = {WhichFiling: filing_page(STATES)}
