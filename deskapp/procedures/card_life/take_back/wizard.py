"""The page on which a card comes back, and the reader that wipes it for stock."""

from deskapp.access.kinds import Writing
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.states import CardAct
from deskapp.at_reader.known import KnownCard
from deskapp.estate.kinds import CardState
from deskapp.flow.step import Step
from deskapp.procedures.card_life.take_back.service import TAKE_BACK_CARD
from deskapp.procedures.card_life.take_back.steps import Afterwards, ReturnedCard
from deskapp.ui.cards.which_page import WhichCardPage
from deskapp.ui.cards.wizard import CardWizard


class ReturnedCardPage(WhichCardPage):
    """A card that is out, and one that lies in the drawer and was not wiped."""

    act = CardAct.TAKE_BACK

    def objection(self, card: CardOnRecord) -> str:
        if card.state is not CardState.RETURNED or card.plan:
            return super().objection(card)
        wiped = card.medium is not None and card.medium.writing is Writing.WIPED
        return f"卡 {card.card_no} 已经清空，可以直接发放。" if wiped else ""

    def touched(self, one: KnownCard) -> None:
        self.suggest("afterwards", (Afterwards.WIPE if self.which.cards[0][0].uid else Afterwards.KEEP))


class TakeBackCardWizard(CardWizard):
    """收回门禁卡."""

    procedure = TAKE_BACK_CARD
    verb = "收回"
    pages = {ReturnedCard: ReturnedCardPage}
    tail = ("清卡",)

    def summary(self, filled: Step) -> str:
        return filled.card.card_no if isinstance(filled, ReturnedCard) else super().summary(filled)
