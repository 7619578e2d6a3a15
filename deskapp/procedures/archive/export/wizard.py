"""The page on which the file of a unit is handed out."""

from deskapp.procedures.archive.export.service import EXPORT_FILE
from deskapp.procedures.archive.export.steps import FileOut
from deskapp.procedures.archive.wizard import FilePage
from deskapp.ui.wizard import ProcedureWizard


class ExportFileWizard(ProcedureWizard):
    """导出整户档案."""

    procedure = EXPORT_FILE
    verb = "导出"
    long = "正在导出档案"
    pages = {FileOut: FilePage}
