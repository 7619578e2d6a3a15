"""The pages on which papers come into a file: how it stands, the papers that belong there, and its place."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.customer_file.papers import Needed
from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step
from deskapp.procedures.archive import known
from deskapp.procedures.archive.add.service import FILE_PAPERS
from deskapp.procedures.archive.add.steps import FiledPapers, OnShelf, WhoseFile
from deskapp.procedures.archive.wizard import FilePage
from deskapp.ui.papers_page import PapersPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class FiledPapersPage(PapersPage):
    """The papers that belong into the file of this unit."""

    def needed(self, answers: Answers) -> Sequence[Needed]:
        return known.wanted(self.session.desk, answers[WhoseFile].room)


class FilePapersWizard(ProcedureWizard):
    """归档资料."""

    procedure = FILE_PAPERS
    verb = "归档"
    pages = {WhoseFile: FilePage, FiledPapers: FiledPapersPage}

    def subject(self) -> str:
        answers = self.session.answers
        return str(answers[WhoseFile].room) if WhoseFile in answers else ""

    def about(self, kind: type[Step]) -> str:
        return self.subject() if kind is not WhoseFile else ""

    def summary(self, filled: Step) -> str:
        if isinstance(filled, FiledPapers):
            return say("{count} 项", count=sum(one.supplied or one.declared for one in filled.lines))
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is OnShelf:
            return {"shelf": known.shelf_of(self.session.desk, self.session.answers[WhoseFile].room)}
        return {}
