"""The pages of taking temporary passes back."""

from deskapp.procedures.renovation.back.service import STATES, TAKE_BACK_PASSES
from deskapp.procedures.renovation.back.steps import CameBack
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import PassesOutPage, RenovationWizard, filing_page


class TakeBackPassesWizard(RenovationWizard):
    """交回出入卡."""

    procedure = TAKE_BACK_PASSES
    verb = "登记"
    pages = {WhichFiling: filing_page(STATES), CameBack: PassesOutPage}
