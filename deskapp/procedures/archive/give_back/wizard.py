"""The page on which a file comes back."""

from deskapp.procedures.archive.give_back.service import RETURN_FILE
from deskapp.procedures.archive.give_back.steps import Return
from deskapp.procedures.archive.wizard import FilePage
from deskapp.ui.wizard import ProcedureWizard


class ReturnFileWizard(ProcedureWizard):
    """归还档案."""

    procedure = RETURN_FILE
    verb = "登记归还"
    pages = {Return: FilePage}
