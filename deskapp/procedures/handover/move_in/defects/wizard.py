"""The page on which something is noted of a defect: all that are open, what is due first at the head."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.handover.move_in.defects.service import RECHECK_DEFECTS, OpenDefect, open_defects
from deskapp.procedures.handover.move_in.defects.steps import WhichDefect
from deskapp.ui.cells import Cell, badge
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.theme import Tone
from deskapp.ui.wizard import ProcedureWizard


class DefectPage(ChosenPage):
    """Arrows choose a defect."""

    title = "等整改和复验的问题"
    none = "没有等整改的问题"
    only_f8 = False
    heads = (
        Column("房号", 104),
        Column("部位", 112),
        Column("问题", least=200),
        Column("责任单位", 140),
        Column("期限", 112),
        Column("", 16),
        Column("进展", 172),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.key, _line(one), _facts(one)) for one in open_defects(self.session.desk)]


class RecheckDefectsWizard(ProcedureWizard):
    """整改复验."""

    procedure = RECHECK_DEFECTS
    verb = "登记"
    pages = {WhichDefect: DefectPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"day": self.session.desk.today} if kind is WhichDefect else {}


def _line(one: OpenDefect) -> tuple[str | Cell, ...]:
    state = badge(one.heard, Tone.DANGER if one.late else Tone.INFO)
    return one.room, one.place, one.content, one.responsible, str(one.due_on), "", state


def _facts(one: OpenDefect) -> list[tuple[str, str]]:
    return [
        ("房号", f"{one.room}　{one.owner}"),
        ("问题", f"{one.place}　{one.content}"),
        ("责任单位", one.responsible),
    ]
