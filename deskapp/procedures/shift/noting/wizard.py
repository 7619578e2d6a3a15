"""The one page of a note of duty."""

from deskapp.procedures.shift.noting.service import NOTE_DUTY
from deskapp.ui.wizard import ProcedureWizard


class NoteDutyWizard(ProcedureWizard):
    """值班记录."""

    procedure = NOTE_DUTY
    verb = "记下"
