"""The page on which a reduction is taken back: those that stand, the chosen one below."""

from collections.abc import Sequence

from deskapp.procedures.adjust_fee.undo.service import UNDO_REDUCTION, Standing, standing
from deskapp.procedures.adjust_fee.undo.steps import Undoing
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard


class UndoingPage(ChosenPage):
    """Arrows choose a paper."""

    title = "可以撤销的减免单"
    none = "没有可以撤销的减免单"
    heads = (
        Column("减免单", 140),
        Column("批准日期", 112),
        Column("房号", 120),
        Column("减免的费用", least=200),
        Column("减免", 88, figures=True),
        Column("状态", 80),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), _facts(one)) for one in standing(self.session.desk)]


class UndoReductionWizard(ProcedureWizard):
    """撤销减免."""

    procedure = UNDO_REDUCTION
    verb = "批准并撤销"
    pages = {Undoing: UndoingPage}


def _line(one: Standing) -> tuple[str | Cell, ...]:
    return one.number, Cell(str(one.approved_on), quiet=True), one.room, one.of, one.off, one.state


def _facts(one: Standing) -> list[tuple[str, str]]:
    return [("房号", one.room), ("减免的费用", one.of), ("减免", one.off)]
