"""The page on which a card is cancelled."""

from deskapp.access.rules.states import CardAct
from deskapp.flow.step import Step
from deskapp.procedures.card_life.cancel.service import CANCEL_CARD
from deskapp.procedures.card_life.cancel.steps import CancelledCard
from deskapp.ui.cards.which_page import WhichCardPage
from deskapp.ui.wizard import ProcedureWizard


class CancelledCardPage(WhichCardPage):
    """Any card that was not cancelled before."""

    act = CardAct.CANCEL


class CancelCardWizard(ProcedureWizard):
    """注销门禁卡."""

    procedure = CANCEL_CARD
    verb = "注销"
    pages = {CancelledCard: CancelledCardPage}

    def summary(self, filled: Step) -> str:
        return filled.card.card_no if isinstance(filled, CancelledCard) else super().summary(filled)
