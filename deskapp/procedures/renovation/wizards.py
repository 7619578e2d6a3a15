"""The wizards of all acts on a renovation filing, for the counter to offer."""

from deskapp.procedures.renovation.archive.wizard import ArchiveRenovationWizard
from deskapp.procedures.renovation.back.wizard import TakeBackPassesWizard
from deskapp.procedures.renovation.cancel.wizard import CancelRenovationWizard
from deskapp.procedures.renovation.certify.wizard import CertifyRenovationWizard
from deskapp.procedures.renovation.deposit.wizard import CollectRenovationDepositWizard
from deskapp.procedures.renovation.extend.wizard import ExtendRenovationWizard
from deskapp.procedures.renovation.file.wizard import FileRenovationWizard
from deskapp.procedures.renovation.inspect.wizard import InspectRenovationWizard
from deskapp.procedures.renovation.notify.wizard import NotifyRenovationWizard
from deskapp.procedures.renovation.passes.wizard import IssuePassesWizard
from deskapp.procedures.renovation.refund.wizard import RefundRenovationWizard
from deskapp.procedures.renovation.reprint.wizard import PrintRenovationWizard
from deskapp.procedures.renovation.request.wizard import RequestInspectionWizard
from deskapp.procedures.renovation.review.wizard import ReviewRenovationWizard
from deskapp.procedures.renovation.sign.wizard import SignRenovationWizard
from deskapp.procedures.renovation.submit.wizard import SubmitRenovationWizard
from deskapp.procedures.renovation.supply.wizard import SupplyRenovationWizard
from deskapp.procedures.renovation.tax.wizard import CollectRenovationTaxWizard
from deskapp.procedures.renovation.violation.wizard import NoteViolationWizard

__all__ = [
    "ArchiveRenovationWizard",
    "CancelRenovationWizard",
    "CertifyRenovationWizard",
    "CollectRenovationDepositWizard",
    "CollectRenovationTaxWizard",
    "ExtendRenovationWizard",
    "FileRenovationWizard",
    "InspectRenovationWizard",
    "IssuePassesWizard",
    "NoteViolationWizard",
    "NotifyRenovationWizard",
    "PrintRenovationWizard",
    "RefundRenovationWizard",
    "RequestInspectionWizard",
    "ReviewRenovationWizard",
    "SignRenovationWizard",
    "SubmitRenovationWizard",
    "SupplyRenovationWizard",
    "TakeBackPassesWizard",
]
