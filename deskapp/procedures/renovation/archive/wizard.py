"""The pages of putting a filing into the archive."""

from deskapp.procedures.renovation.archive.service import ARCHIVE_RENOVATION, STATES
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class ArchiveRenovationWizard(RenovationWizard):
    """装修归档."""

    procedure = ARCHIVE_RENOVATION
    verb = "归档"
    pages = {WhichFiling: filing_page(STATES)}
