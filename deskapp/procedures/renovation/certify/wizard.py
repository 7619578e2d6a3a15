"""The pages of making the certificate: the reminders, then the binding list with what is known of its pages."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.renovation.certify.service import CERTIFY_RENOVATION, STATES, pages_known
from deskapp.procedures.renovation.certify.steps import Binding
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import RenovationWizard, filing_page


class CertifyRenovationWizard(RenovationWizard):
    """发装修登记证."""

    procedure = CERTIFY_RENOVATION
    verb = "打印登记证"
    pages = {WhichFiling: filing_page(STATES)}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return pages_known(self.session.desk, self.session.answers) if kind is Binding else {}
