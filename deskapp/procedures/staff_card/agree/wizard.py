"""The page of the consent: the applications that wait for it, and what was seen on the paper of the chosen one."""

from deskapp.access.applications import Stage
from deskapp.access.kinds import HolderClass
from deskapp.procedures.staff_card.agree.service import AGREE_TO_CARDS
from deskapp.procedures.staff_card.agree.steps import Consent
from deskapp.procedures.staff_card.listed import Listed
from deskapp.procedures.staff_card.wizard import ApplicationsPage
from deskapp.ui.wizard import ProcedureWizard

OF_A_MERCHANT = frozenset({"sealed", "shop_manager"})


class ConsentPage(ApplicationsPage):
    """Seal and shop manager are asked of a merchant only (CARD-06)."""

    only_f8 = True
    stages = (Stage.FILED,)
    none = "没有等同意的办卡申请"
    apart = OF_A_MERCHANT

    def show_chosen(self, chosen: Listed) -> None:
        self.show_form(1, chosen.held_as == HolderClass.MERCHANT.value)


class AgreeToCardsWizard(ProcedureWizard):
    """办卡申请审批."""

    procedure = AGREE_TO_CARDS
    verb = "登记意见"
    pages = {Consent: ConsentPage}

    def subject(self) -> str:
        return self.session.answers[Consent].application if Consent in self.session.answers else ""
