"""The pages of a handover: what is open, the drawer, numbers and cards, the rest, and the relief with their PIN."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Question, Step
from deskapp.kernel.money import Money
from deskapp.procedures.shift.handing_over.service import (
    HAND_OVER_SHIFT,
    blank_cards,
    colleagues,
    drawer,
    following,
    matters,
)
from deskapp.procedures.shift.handing_over.steps import Counted, DrawerCount, OpenList, Relief
from deskapp.ui.choices import Choice
from deskapp.ui.count_page import CountPage
from deskapp.ui.fields import Editor
from deskapp.ui.pages.sheet import ToRead
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class OpenListPage(StepPage):
    """What the relief is told of."""

    def build(self) -> None:
        self.listed = ToRead("未办事项", (Column("事项"), Column("期限", 120)), "没有未办事项")
        self.listed.show_lines([(one.what, one.due) for one in matters(self.session.desk)])
        self.sheet.addWidget(self.listed)
        super().build()

    def first(self) -> QWidget | None:
        return self.listed.passed_by(self)


class DrawerPage(CountPage):
    """Counted against what should lie in the drawer."""

    def due(self) -> Money:
        found = drawer(self.session.desk)
        return found.expected if found else Money()

    def facts(self) -> list[tuple[str, str]]:
        found = drawer(self.session.desk)
        return found.facts if found else []


class ReliefPage(StepPage):
    """Everybody who may take over."""

    def add_editor(self, question: Question) -> Editor:
        if question.name != "incoming":
            return super().add_editor(question)
        box = Choice(question.label, colleagues(self.session.desk))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class HandOverShiftWizard(ProcedureWizard):
    """交接班."""

    procedure = HAND_OVER_SHIFT
    pages = {OpenList: OpenListPage, DrawerCount: DrawerPage, Relief: ReliefPage}
    verb = "交接并打印"

    def subject(self) -> str:
        return str(self.session.desk.clerk.name)

    def summary(self, filled: Step) -> str:
        match filled:
            case DrawerCount():
                return say("实点 {total}", total=filled.total)
            case Counted():
                return say("{books} 本票据", books=len(filled.books or ()))
            case _:
                return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        """Books and families stand there; what is read off the paper is typed."""
        if kind is not Counted:
            return {}
        desk = self.session.desk
        books = [{"book_no": book_no, "next_no": ""} for book_no in following(desk)]
        cards = [{"family": family, "pieces": ""} for family in blank_cards(desk)]
        return {"books": books, "cards": cards}
