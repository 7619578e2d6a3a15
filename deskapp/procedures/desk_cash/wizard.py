"""A page that asks for somebody at the desk: the collectors stand in a list, whatever else is asked beside it."""

from deskapp.flow.step import Question
from deskapp.procedures.desk_cash.people import collectors
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form
from deskapp.ui.segments import NONE
from deskapp.ui.step_page import StepPage


class CollectorPage(StepPage):
    """The question called `clerk` is answered by a name of the list; nobody is chosen beforehand."""

    only_f8 = True

    def add_question(self, form: Form, question: Question) -> Editor:
        if question.name != "clerk":
            return super().add_question(form, question)
        editor = self.add_editor(question)
        form.ask(question.label, editor.widget, question.help, question.name)
        return editor

    def add_editor(self, question: Question) -> Editor:
        if question.name != "clerk":
            return super().add_editor(question)
        box = Choice(question.label, collectors(self.session.desk))
        box.setCurrentIndex(NONE)
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor
