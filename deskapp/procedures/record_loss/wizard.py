"""The pages of losses: what it is and whose, the books that there are, and how it came about."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from deskapp.flow.step import Step
from deskapp.procedures.record_loss.service import RECORD_LOSS, held
from deskapp.procedures.record_loss.steps import Account, Lost, LostBlank, LostBook
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (Column("种类", 200), Column("票据本"), Column("领用人", 120), Column("状态", 128))


class BooksPage(StepPage):
    """The question, and under it every book that somebody holds or that lies in stock."""

    def build(self) -> None:
        super().build()
        known = Sheet("未核销的票据本", HEADS, "没有")
        known.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        known.show_lines(held(self.session.desk))
        self.sheet.addWidget(known)


class AccountPage(StepPage):
    """Only F8 puts it on record."""

    only_f8 = True


class RecordLossWizard(ProcedureWizard):
    """登记遗失."""

    procedure = RECORD_LOSS
    pages = {LostBook: BooksPage, LostBlank: BooksPage, Account: AccountPage}
    verb = "登记遗失"

    def subject(self) -> str:
        answers = self.session.answers
        return say(answers[Lost].kind.value) if Lost in answers else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"noticed_on": self.session.desk.today} if kind is Account else {}
