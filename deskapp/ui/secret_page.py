"""A page whose answers are typed unseen: dots on the glass, no input method, and nothing left when it is gone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from deskapp.flow.step import Question
from deskapp.ui.fields import NAME, Editor, LineField
from deskapp.ui.step_page import StepPage


class SecretField(LineField):
    """One line that shows as dots; outer blanks belong to it. The input method stays away, as from any password."""

    def __init__(self, name: str) -> None:
        super().__init__(name, wide=NAME)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def said(self) -> str:
        return self.text()


class SecretPage(StepPage):
    """Every question of it is a secret."""

    def add_editor(self, question: Question) -> Editor:
        field = SecretField(question.label)
        field.setObjectName(question.name)
        field.edited.connect(lambda: self._edited(question.name))
        editor = Editor(field, field.said, field.fill, field.edited)
        self.editors[question.name] = editor
        return editor
