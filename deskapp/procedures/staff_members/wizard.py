"""The pages about the people who work here; PINs are typed unseen."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from deskapp.flow.step import Question, Step
from deskapp.procedures.staff_members.service import (
    ADD_MEMBER,
    CHANGE_OWN_PIN,
    CHANGE_ROLES,
    RESET_PIN,
    STAFF_LEAVE,
    colleagues,
    duties_of,
)
from deskapp.procedures.staff_members.steps import Duties, NewMember, NewPin, OldPin, WhichMember, names
from deskapp.staff.roles import Role
from deskapp.ui.cells import Cell, badge
from deskapp.ui.fields import Editor, LineField
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (Column("姓名", 140), Column("岗位", least=240), Column("", 108))
LEFT = "已离职"


class PinPage(StepPage):
    """PINs show as dots, and no input method stands between."""

    def add_editor(self, question: Question) -> Editor:
        editor = super().add_editor(question)
        field = editor.widget
        assert isinstance(field, QLineEdit), "a PIN is one line"
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        return editor


class MemberPage(StepPage):
    """The name is typed, or chosen among all who work here or did."""

    def build(self) -> None:
        super().build()
        self.people = colleagues(self.session.desk)
        sheet = Sheet("员工", HEADS, "还没有员工")
        sheet.show_lines(
            [
                (Cell(name, quiet=not here), quiet(duties), "" if here else badge(LEFT))
                for name, duties, here in self.people
            ]
        )
        self.table = sheet.table
        self.table.current.connect(self._chosen)
        self.sheet.addWidget(sheet)

    def _chosen(self, place: int) -> None:
        field = self.editors["member"].widget
        if self.table.hasFocus() and 0 <= place < len(self.people) and isinstance(field, LineField):
            field.change(self.people[place][0])


class StaffWizard(ProcedureWizard):
    """What all of them have in common."""

    pages = {WhichMember: MemberPage, NewPin: PinPage, OldPin: PinPage}
    verb = "保存"

    def subject(self) -> str:
        answers = self.session.answers
        if NewMember in answers:
            return answers[NewMember].name
        return answers[WhichMember].member if WhichMember in answers else ""

    def summary(self, filled: Step) -> str:
        if isinstance(filled, NewPin | OldPin):
            return say("已输入")
        if isinstance(filled, Duties):
            held = [role.value for role in sorted(filled.roles, key=list(Role).index)]
            return "、".join([*held, say("带教期内")] if filled.trainee else held)
        return super().summary(filled)

    def about(self, kind: type[Step]) -> str:
        return (
            self.session.answers[WhichMember].member if kind is Duties and WhichMember in self.session.answers else ""
        )

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        answers = self.session.answers
        if kind is Duties and WhichMember in answers:
            now = duties_of(self.session.desk, answers[WhichMember].member)
            return {name: now.get(name, False) for name in (*names(), "trainee")}
        return {}


class AddMemberWizard(StaffWizard):
    procedure = ADD_MEMBER
    verb = "添加员工"


class ChangeRolesWizard(StaffWizard):
    procedure = CHANGE_ROLES


class ResetPinWizard(StaffWizard):
    procedure = RESET_PIN
    verb = "重设密码"


class ChangeOwnPinWizard(StaffWizard):
    procedure = CHANGE_OWN_PIN
    verb = "修改密码"


class StaffLeaveWizard(StaffWizard):
    procedure = STAFF_LEAVE
