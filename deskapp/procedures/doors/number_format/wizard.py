"""The pages of finding the number format: a card on the reader, the number typed, and what that leaves."""

from deskapp.at_reader.card import Seen
from deskapp.flow.step import Step
from deskapp.procedures.doors.number_format.service import NUMBER_FORMAT, in_force, so_far, tried
from deskapp.procedures.doors.number_format.steps import FirstCard, SecondCard, ThirdCard, Tried
from deskapp.ui.cards.touch_page import CardTouchPage
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class TriedPage(CardTouchPage):
    """Any card will do, whoever holds it; below stands what its number tells."""

    typable = False

    def build(self) -> None:
        super().build()
        self.facts, panel = Facts(), Panel("试出的格式")
        panel.body.addWidget(self.facts)
        self.sheet.addWidget(panel)
        self.edited.connect(self.entered)

    def objection(self, _seen: Seen) -> str:
        return ""

    def touched(self, seen: Seen) -> None:
        go_to(self.editors["as_shown"].widget)

    def entered(self) -> None:
        now = in_force(self.session.desk) or say("还没有找到")
        facts = [("现在的格式", now)]
        filled = self.kind.read(self.said())
        if isinstance(filled, Tried):
            before = [one for one in tried(self.session.answers) if type(one) is not self.kind]
            words, left = so_far([*before, filled])
            facts += [("这张卡", words), *(("符合" if place == 0 else "", form) for place, form in enumerate(left))]
        self.facts.set_facts(facts)


class NumberFormatWizard(ProcedureWizard):
    """卡号格式."""

    procedure = NUMBER_FORMAT
    pages = {FirstCard: TriedPage, SecondCard: TriedPage, ThirdCard: TriedPage}
    verb = "采用这个格式"

    def summary(self, filled: Step) -> str:
        return filled.as_shown if isinstance(filled, Tried) else super().summary(filled)
