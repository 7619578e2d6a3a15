"""The pages on which a resale is archived."""

from deskapp.handover.resale.kinds import ResaleState
from deskapp.procedures.handover.resale.archive.service import ARCHIVE_RESALE
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.procedures.handover.resale.wizard import ResaleWizard, resale_page


class ArchiveResaleWizard(ResaleWizard):
    """转让归档."""

    procedure = ARCHIVE_RESALE
    verb = "归档"
    pages = {WhichResale: resale_page(ResaleState.NOTIFIED)}
