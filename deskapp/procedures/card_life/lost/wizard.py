"""The page on which a card is reported lost; its holder is taken for the one who says so unless another is named."""

from deskapp.access.rules.states import CardAct
from deskapp.at_reader.known import KnownCard
from deskapp.flow.step import Step
from deskapp.procedures.card_life.lost.service import REPORT_LOST_CARD
from deskapp.procedures.card_life.lost.steps import LostCard
from deskapp.ui.cards.which_page import WhichCardPage
from deskapp.ui.wizard import ProcedureWizard


class LostCardPage(WhichCardPage):
    """Only a card in use is reported lost."""

    act = CardAct.LOSE

    def touched(self, one: KnownCard) -> None:
        self.suggest("by_whom", one.card.holder_name)


class LostCardWizard(ProcedureWizard):
    """门禁卡挂失."""

    procedure = REPORT_LOST_CARD
    verb = "挂失"
    pages = {LostCard: LostCardPage}

    def summary(self, filled: Step) -> str:
        return filled.card.card_no if isinstance(filled, LostCard) else super().summary(filled)
