"""The pages of blank cards: what the books say above what is entered, then who has them from now on."""

from deskapp.flow.step import Question, Step
from deskapp.procedures.blank_cards.service import BLANK_CARDS, at_hand, colleagues
from deskapp.procedures.blank_cards.steps import Blanks, Receiver
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class BlanksPage(StepPage):
    """The stock of today on top."""

    def build(self) -> None:
        panel, self.stock = Panel(say("账面空白卡")), Facts()
        panel.body.addWidget(self.stock)
        self.sheet.addWidget(panel)
        super().build()

    def entered(self) -> None:
        found = [(family, say("{n} 张", n=left)) for family, left in at_hand(self.session.desk)]
        self.stock.set_facts(found or [("空白卡", say("还没有登记过，先领入或盘点"))])


class ReceiverPage(StepPage):
    """Everybody who may keep blanks."""

    def add_editor(self, question: Question) -> Editor:
        if question.name != "clerk":
            return super().add_editor(question)
        box = Choice(question.label, colleagues(self.session.desk))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class BlankCardsWizard(ProcedureWizard):
    """空白卡登记."""

    procedure = BLANK_CARDS
    pages = {Blanks: BlanksPage, Receiver: ReceiverPage}
    verb = "登记并打印"

    def subject(self) -> str:
        answers = self.session.answers
        return str(answers[Blanks].act.value) if Blanks in answers else ""

    def summary(self, filled: Step) -> str:
        if isinstance(filled, Blanks):
            return say("{act} {n} 张", act=say(filled.act.value), n=filled.pieces)
        return filled.clerk if isinstance(filled, Receiver) else super().summary(filled)
