"""The page on which lent cash comes back: what is still out, and how much comes back of the chosen advance."""

from collections.abc import Sequence

from deskapp.procedures.desk_cash.take_back.service import TAKE_BACK_CASH, Out, still_out
from deskapp.procedures.desk_cash.take_back.steps import GivingBack
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard


class GivingBackPage(ChosenPage):
    """Arrows choose an advance."""

    title = "没有还清的借款"
    none = "没有等着归还的借款"
    heads = (
        Column("借款单", 136),
        Column("日期", 112),
        Column("借款人", 112),
        Column("事由", least=160),
        Column("归还日期", 112),
        Column("还欠", 112, figures=True),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), _facts(one)) for one in still_out(self.session.desk)]


class TakeBackCashWizard(ProcedureWizard):
    """还款登记."""

    procedure = TAKE_BACK_CASH
    verb = "登记还款"
    pages = {GivingBack: GivingBackPage}


def _line(one: Out) -> tuple[str | Cell, ...]:
    day = Cell(str(one.lent_on), quiet=True)
    return one.number, day, one.borrower, one.reason, str(one.due_back), one.left.figures


def _facts(one: Out) -> list[tuple[str, str]]:
    return [("借款人", one.borrower), ("借款", str(one.amount)), ("还欠", str(one.left))]
