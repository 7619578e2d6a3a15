"""The pages of drawing fixed-amount invoices: who draws is chosen from the collectors, then covers, then the count."""

from deskapp.flow.step import Question, Step
from deskapp.procedures.draw_invoices.service import DRAW_INVOICES, collectors
from deskapp.procedures.draw_invoices.steps import FaceBooks, HandedOver, Receiver
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ReceiverPage(StepPage):
    """Everybody who may draw."""

    def add_editor(self, question: Question) -> Editor:
        box = Choice(question.label, collectors(self.session.desk))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class DrawInvoicesWizard(ProcedureWizard):
    """定额发票领用."""

    procedure = DRAW_INVOICES
    pages = {Receiver: ReceiverPage}
    verb = "发放定额发票"

    def subject(self) -> str:
        answers = self.session.answers
        return answers[Receiver].clerk if Receiver in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case FaceBooks():
                return say("{n} 本", n=len(filled.books))
            case HandedOver():
                return say("已清点")
            case _:
                return super().summary(filled)
