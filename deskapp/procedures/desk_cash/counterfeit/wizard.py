"""The page on which counterfeit notes are put on record."""

from deskapp.procedures.desk_cash.counterfeit.service import NOTE_COUNTERFEIT
from deskapp.procedures.desk_cash.counterfeit.steps import Counterfeit
from deskapp.procedures.desk_cash.wizard import CollectorPage
from deskapp.ui.wizard import ProcedureWizard


class NoteCounterfeitWizard(ProcedureWizard):
    """假钞赔偿."""

    procedure = NOTE_COUNTERFEIT
    verb = "登记假钞"
    pages = {Counterfeit: CollectorPage}
