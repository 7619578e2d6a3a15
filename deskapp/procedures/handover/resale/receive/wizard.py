"""The pages on which a resale is received: the buyer, the papers, the account."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.estate.kinds import CustomerKind
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.procedures.handover.resale.receive.service import RECEIVE_RESALE, needed, owes
from deskapp.procedures.handover.resale.receive.steps import DebitAccount, NewOwner, NewPapers
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class NewPapersPage(PapersPage):
    """The papers of this buyer."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return needed(answers)


class ReceiveResaleWizard(ProcedureWizard):
    """转让受理."""

    procedure = RECEIVE_RESALE
    verb = "受理转让"
    pages = {NewPapers: NewPapersPage}

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[NewOwner].room} {answers[NewOwner].new_owner}" if NewOwner in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case NewOwner():
                owed = owes(self.session.desk, self.session.answers)
                return say("原业主欠费 {owed}", owed=owed) if owed else self.subject()
            case NewPapers():
                return say("收到 {count} 项", count=sum(one.supplied for one in filled.lines))
            case DebitAccount():
                return filled.bank or say("没有账户")
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"kind": CustomerKind.HOUSEHOLD} if kind is NewOwner else {}
