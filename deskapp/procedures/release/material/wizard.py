"""The page on which a guard's report is entered."""

from deskapp.procedures.release.material.service import REPORT_MATERIAL
from deskapp.ui.wizard import ProcedureWizard


class ReportMaterialWizard(ProcedureWizard):
    """可疑建材报告."""

    procedure = REPORT_MATERIAL
    verb = "登记并通知"
