"""The pages on which a resale is called off."""

from deskapp.handover.resale.rules import BEFORE
from deskapp.procedures.handover.resale.cancel.service import CANCEL_RESALE
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.procedures.handover.resale.wizard import ResaleWizard, resale_page


class CancelResaleWizard(ResaleWizard):
    """取消转让."""

    procedure = CANCEL_RESALE
    verb = "取消转让"
    pages = {WhichResale: resale_page(*BEFORE)}
