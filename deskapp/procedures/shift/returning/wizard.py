"""The one page of coming back to the desk."""

from deskapp.procedures.shift.returning.service import COME_BACK
from deskapp.ui.wizard import ProcedureWizard


class ComeBackWizard(ProcedureWizard):
    """返岗登记."""

    procedure = COME_BACK
    verb = "登记返岗"
