"""The page on which a lost card that was found is allowed again."""

from deskapp.access.rules.states import CardAct
from deskapp.flow.step import Step
from deskapp.procedures.card_life.found.service import RESTORE_CARD
from deskapp.procedures.card_life.found.steps import FoundCard
from deskapp.ui.cards.which_page import WhichCardPage
from deskapp.ui.wizard import ProcedureWizard


class FoundCardPage(WhichCardPage):
    """Only a lost card can be found."""

    act = CardAct.FIND


class FoundCardWizard(ProcedureWizard):
    """解除挂失."""

    procedure = RESTORE_CARD
    verb = "解除挂失"
    pages = {FoundCard: FoundCardPage}

    def summary(self, filled: Step) -> str:
        return filled.card.card_no if isinstance(filled, FoundCard) else super().summary(filled)
