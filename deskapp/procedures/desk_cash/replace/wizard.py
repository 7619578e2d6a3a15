"""The page on which counterfeit notes are made good: those that are not yet, and the chosen ones in full."""

from collections.abc import Sequence

from deskapp.procedures.desk_cash.replace.service import REPLACE_COUNTERFEIT, Owed, owed
from deskapp.procedures.desk_cash.replace.steps import Replacing
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard


class ReplacingPage(ChosenPage):
    """Arrows choose a record."""

    title = "没有补足的假钞"
    none = "没有等着补足的假钞"
    heads = (
        Column("登记号", 136),
        Column("日期", 112),
        Column("发现", 104),
        Column("收费人", least=112),
        Column("面额张数", 128),
        Column("应补", 112, figures=True),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), _facts(one)) for one in owed(self.session.desk)]


class ReplaceCounterfeitWizard(ProcedureWizard):
    """假钞补足."""

    procedure = REPLACE_COUNTERFEIT
    verb = "登记补足"
    pages = {Replacing: ReplacingPage}


def _line(one: Owed) -> tuple[str | Cell, ...]:
    day = Cell(str(one.found_on), quiet=True)
    return one.number, day, one.found_at, one.collector, one.notes, one.amount.figures


def _facts(one: Owed) -> list[tuple[str, str]]:
    return [("收费人", one.collector), ("应补", str(one.amount))]
