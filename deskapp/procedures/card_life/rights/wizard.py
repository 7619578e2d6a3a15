"""The page on which a card is told which doors it opens from now on; then the reader."""

from deskapp.access.rules.states import CardAct
from deskapp.at_reader.known import KnownCard
from deskapp.flow.step import Step
from deskapp.procedures.card_life.rights.service import CHANGE_RIGHTS, doors_of
from deskapp.procedures.card_life.rights.steps import NewDoors
from deskapp.ui.cards.which_page import WhichCardPage
from deskapp.ui.cards.wizard import CardWizard


class NewDoorsPage(WhichCardPage):
    """What the card opens now stands in the field, to be changed."""

    verb = "修改并写卡"
    only_f8 = True
    act = CardAct.CHANGE

    def touched(self, one: KnownCard) -> None:
        self.suggest("doors", doors_of(self.session.desk, one.card))


class ChangeRightsWizard(CardWizard):
    """修改卡的门组."""

    procedure = CHANGE_RIGHTS
    verb = "修改并写卡"
    pages = {NewDoors: NewDoorsPage}

    def summary(self, filled: Step) -> str:
        return filled.card.card_no if isinstance(filled, NewDoors) else super().summary(filled)
