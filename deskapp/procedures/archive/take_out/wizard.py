"""The pages on which a paper leaves a file: the unit, then the one paper of its list."""

from collections.abc import Sequence

from deskapp.flow.step import Step
from deskapp.procedures.archive.take_out.service import TAKE_OUT_PAPER, papers
from deskapp.procedures.archive.take_out.steps import TakenFrom, TakenPaper
from deskapp.procedures.archive.wizard import FilePage
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.pages.page import quiet
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard


class TakenPaperPage(ChosenPage):
    """The papers of the file, act by act."""

    heads = (
        Column("资料", least=160), Column("种类", 96), Column("份数", 56, figures=True), Column("", 16),
        Column("收存日期", 108), Column("归属", 120),
    )  # fmt: skip
    title = "档案里的资料"
    none = "档案里没有资料"

    def waiting(self) -> Sequence[Waiting]:
        if TakenFrom not in self.session.answers:
            return ()
        return [
            Waiting(
                one.paper_id,
                (one.words, quiet(one.kind), str(one.copies or ""), "", quiet(str(one.received_on)), quiet(one.whose)),
            )
            for one in papers(self.session.desk, self.session.answers)
        ]


class TakeOutPaperWizard(ProcedureWizard):
    """取出资料."""

    procedure = TAKE_OUT_PAPER
    verb = "取出"
    pages = {TakenFrom: FilePage, TakenPaper: TakenPaperPage}

    def about(self, kind: type[Step]) -> str:
        answers = self.session.answers
        return str(answers[TakenFrom].room) if kind is TakenPaper and TakenFrom in answers else ""
