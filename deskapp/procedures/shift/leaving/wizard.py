"""The one page of leaving the desk."""

from deskapp.flow.step import Question
from deskapp.procedures.shift.leaving.service import LEAVE_DESK, colleagues
from deskapp.procedures.shift.leaving.steps import Leave
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard


class LeavePage(StepPage):
    """Those who may stand in are in sight."""

    def add_editor(self, question: Question) -> Editor:
        if question.name != "stands_in":
            return super().add_editor(question)
        box = Choice(question.label, colleagues(self.session.desk))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class LeaveDeskWizard(ProcedureWizard):
    """离岗登记."""

    procedure = LEAVE_DESK
    pages = {Leave: LeavePage}
    verb = "登记离岗"
