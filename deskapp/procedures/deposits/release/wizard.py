"""The page on which a deposit is released: what is known of it stands below; today unless another day is written."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.deposits.release.service import RELEASE_DEPOSIT
from deskapp.procedures.deposits.release.steps import Released
from deskapp.procedures.deposits.wizard import DepositPage
from deskapp.ui.wizard import ProcedureWizard


class ReleaseDepositWizard(ProcedureWizard):
    """押金可退登记."""

    procedure = RELEASE_DEPOSIT
    verb = "登记可退"
    pages = {Released: DepositPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"passed_on": self.session.desk.today}
