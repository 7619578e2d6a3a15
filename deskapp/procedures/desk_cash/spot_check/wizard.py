"""The page of a spot check: what the books say is shown only after it was counted."""

from deskapp.procedures.desk_cash.spot_check.service import SPOT_CHECK
from deskapp.procedures.desk_cash.spot_check.steps import Checking
from deskapp.procedures.desk_cash.wizard import CollectorPage
from deskapp.ui.wizard import ProcedureWizard


class SpotCheckWizard(ProcedureWizard):
    """出纳抽查."""

    procedure = SPOT_CHECK
    verb = "登记抽查"
    pages = {Checking: CollectorPage}
