"""The page on which slips come back from the exit: those that are out, and what the guard found."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.release.take_back.service import TAKE_BACK_RELEASE, Out, still_out
from deskapp.procedures.release.take_back.steps import Back, Found
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class BackPage(ChosenPage):
    """Arrows choose a slip; goods that agree need no more than the guard's name and the time."""

    title = "还没有收回的放行条"
    none = "放行条都收回了"
    heads = (
        Column("放行条", 144),
        Column("房号", 104),
        Column("申请人", 112),
        Column("开具", 136),
        Column("有效至", 112),
        Column("物资", least=180),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), _facts(one)) for one in still_out(self.session.desk)]


class TakeBackReleaseWizard(ProcedureWizard):
    """放行条收回."""

    procedure = TAKE_BACK_RELEASE
    verb = "登记收回"
    pages = {Back: BackPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"found": Found.AGREES}


def _line(one: Out) -> tuple[str | Cell, ...]:
    until = say("{day} 已过", day=one.valid_to) if one.late else str(one.valid_to)
    at = Cell(f"{one.issued_at:%Y-%m-%d %H:%M}", quiet=True)
    return one.number, one.room, one.applicant, at, until, "、".join(one.goods)


def _facts(one: Out) -> list[tuple[str, str]]:
    return [("物资", "、".join(one.goods)), ("出口", one.exit or "没有写明")]
