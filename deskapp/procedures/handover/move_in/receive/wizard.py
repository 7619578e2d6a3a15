"""The pages of a reception: the papers by who comes, what is handed out, the card, the copies."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Question, Step
from deskapp.handover.documents import OWNER_COPIES
from deskapp.handover.move_in.kinds import MoveInDeed, Signed
from deskapp.ledger.bank.account import banks
from deskapp.procedures.handover.move_in.receive.service import RECEIVE_MOVE_IN, at_hand, needed
from deskapp.procedures.handover.move_in.receive.steps import (
    Arriving,
    Copies,
    HandedOut,
    Household,
    MoveInPapers,
    OwnerFacts,
    Promise,
)
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_in.wizard import MoveInWizard, waiting_for
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.step_page import StepPage
from deskapp.ui.words import say

PACK = (
    ("住宅使用说明书", 1),
    ("住宅质量保证书", 1),
    ("住户手册", 1),
    ("临时管理规约", 1),
    ("装修须知", 1),
    ("养犬规定和案例、违章搭建规定", 1),
)
"""What an owner takes along as a rule (MOVEIN-03, MOVEIN-07)."""


class MoveInPapersPage(PapersPage):
    """The papers of a household or of a company, and those of whoever acts for it."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return needed(self.session.desk, answers)


class OwnerFactsPage(StepPage):
    """The bank is chosen from those that are accepted (MOVEIN-11), or none where there is no account."""

    def add_editor(self, question: Question) -> Editor:
        if question.name != "bank":
            return super().add_editor(question)
        box = Choice(question.label, ("", *banks(self.session.desk.settings().accepted_banks)))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class ReceiveMoveInWizard(MoveInWizard):
    """入住接待."""

    procedure = RECEIVE_MOVE_IN
    verb = "收资料并打印"
    pages = {WhichMoveIn: waiting_for(MoveInDeed.RECEIVED), MoveInPapers: MoveInPapersPage, OwnerFacts: OwnerFactsPage}

    def summary(self, filled: Step) -> str:
        match filled:
            case Arriving():
                return f"{filled.name} {filled.customer_kind.value}"
            case MoveInPapers():
                return say("收到 {n} 项", n=sum(one.supplied for one in filled.lines))
            case Promise():
                return say("{day} 前补交", day=filled.promised_on)
            case HandedOut():
                return say("{n} 种，签在{where}", n=len(filled.papers), where=filled.signed.value)
            case OwnerFacts():
                return filled.bank or say("没有银行账户")
            case Household():
                return say("{n} 人", n=len(filled.people or ()))
            case Copies():
                return say("{n} 份", n=filled.id_copies + filled.bank_copies + filled.family_copies)
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is Arriving:
            return at_hand(self.session.desk, self.session.answers)
        if kind is HandedOut:
            return {"papers": [{"name": name, "copies": str(count)} for name, count in PACK], "signed": Signed.LIST}
        if kind is Copies:
            return self._copies()
        return {}

    def _copies(self) -> Mapping[str, Any]:
        answers = self.session.answers
        account = OwnerFacts in answers and answers[OwnerFacts].account_no
        members = len(answers[Household].people or ()) if Household in answers else 0
        return {"id_copies": OWNER_COPIES, "bank_copies": OWNER_COPIES if account else 0, "family_copies": members}
