"""The page on which a file gets its place."""

from deskapp.procedures.archive.place.service import PLACE_FILE
from deskapp.procedures.archive.place.steps import FilePlace
from deskapp.procedures.archive.wizard import FilePage
from deskapp.ui.wizard import ProcedureWizard


class PlaceFileWizard(ProcedureWizard):
    """档案上架."""

    procedure = PLACE_FILE
    verb = "上架"
    pages = {FilePlace: FilePage}
