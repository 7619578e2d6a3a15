"""The pages of a filing: the owner stands in it, the documents follow from what the work touches."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.procedures.renovation.file.service import FILE_RENOVATION, applicant, needed, owner_to_ask
from deskapp.procedures.renovation.file.steps import (
    Applicant,
    Contractor,
    FilingPapers,
    OwnersWord,
    Plan,
    Work,
    Workers,
)
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class DocumentsPage(PapersPage):
    """The matrix of documents, by kind of work and scope."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return needed(self.session.desk, answers)


class FileRenovationWizard(ProcedureWizard):
    """装修备案."""

    procedure = FILE_RENOVATION
    verb = "受理并打印备案表"
    pages = {FilingPapers: DocumentsPage}
    books = {Applicant: applicant}

    def subject(self) -> str:
        answers = self.session.answers
        return f"{answers[Applicant].room} {answers[Applicant].applicant}" if Applicant in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Work():
                return filled.kind.value
            case Contractor():
                return filled.contractor
            case Plan():
                return f"{filled.starts_on} – {filled.ends_on}"
            case Workers():
                return say("{n} 人", n=len(filled.workers))
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is OwnersWord:
            return owner_to_ask(self.session.desk, self.session.answers)
        return {"starts_on": self.session.desk.today} if kind is Plan else {}

    def about(self, kind: type[Step]) -> str:
        answers = self.session.answers
        return str(answers[Applicant].room) if kind is OwnersWord and Applicant in answers else ""
