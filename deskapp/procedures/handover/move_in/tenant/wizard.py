"""The pages on which a tenant is entered: the lease, the papers, the owner's word."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.handover.documents import TENANT
from deskapp.procedures.handover.move_in.tenant.service import MOVE_TENANT_IN, owner_of
from deskapp.procedures.handover.move_in.tenant.steps import Lease, OwnerTold, TenantPapers
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class TenantPapersPage(PapersPage):
    """The contract and the identity card."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return TENANT


class MoveTenantInWizard(ProcedureWizard):
    """租户入住."""

    procedure = MOVE_TENANT_IN
    verb = "登记并打印协议"
    pages = {TenantPapers: TenantPapersPage}

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[Lease].room} {answers[Lease].tenant}" if Lease in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Lease():
                return say("{name}，到 {day}", name=filled.tenant, day=filled.lease_to)
            case TenantPapers():
                return say("收到 {n} 项", n=sum(one.supplied for one in filled.lines))
            case OwnerTold():
                return filled.owner_told
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is Lease:
            return {"lease_from": self.session.desk.today}
        if kind is OwnerTold:
            name, phone = owner_of(self.session.desk, self.session.answers)
            return {"owner_told": name, "owner_phone": phone}
        return {}
