"""The page on which signatures are noted: the records that wait, and who has signed if not everybody."""

from collections.abc import Sequence

from deskapp.procedures.sign_papers.service import SIGN_PAPERS, Unsigned, waiting
from deskapp.procedures.sign_papers.steps import Signed
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class SignedPage(ChosenPage):
    """Arrows choose a record; F8 says that everybody has signed."""

    title = "等着签名的表单"
    none = "没有等着签名的表单"
    heads = (
        Column("编号", 128),
        Column("日期", 104),
        Column("房号", 88),
        Column("客户", 96),
        Column("表单", least=180),
        Column("待签名", 136),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), _facts(one)) for one in waiting(self.session.desk)]


class SignPapersWizard(ProcedureWizard):
    """签名登记."""

    procedure = SIGN_PAPERS
    verb = "登记签名"
    pages = {Signed: SignedPage}


def _line(one: Unsigned) -> tuple[str | Cell, ...]:
    papers = "、".join(dict.fromkeys(paper for paper, _ in one.papers))
    day = Cell(str(one.asked_on), quiet=True)
    return one.number, day, one.room, one.customer, papers, "、".join(one.signers)


def _facts(one: Unsigned) -> list[tuple[str, str]]:
    return [(paper, say("{signer}签名", signer=signer)) for paper, signer in one.papers]
