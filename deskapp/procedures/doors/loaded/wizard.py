"""The pages of a list that was loaded: the group, then its doors, in red where a card is not in force."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.overview.door_view import DoorLine
from deskapp.procedures.doors.choosing.service import name_of
from deskapp.procedures.doors.choosing.wizard import GroupPage
from deskapp.procedures.doors.loaded.service import LOAD_LIST, offered, states
from deskapp.procedures.doors.loaded.steps import Loaded, WhichDoors
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (
    Column("门", 160),
    Column("已导入", 120),
    Column("日期", 112),
    Column("登记人", 104),
    Column("状态", least=320),
)


class LoadedPage(StepPage):
    """The doors as they stand now, below what is asked."""

    def build(self) -> None:
        super().build()
        self.doors = Sheet("这个门组现在的门", HEADS, "没有门")
        self.sheet.addWidget(self.doors)

    def entered(self) -> None:
        found = states(self.session.desk, self.session.answers[WhichDoors].group)
        self.doors.show_lines([_cells(one) for one in found])


class LoadListWizard(ProcedureWizard):
    """登记导入."""

    procedure = LOAD_LIST
    pages = {WhichDoors: GroupPage, Loaded: LoadedPage}
    verb = "登记导入"

    def subject(self) -> str:
        answers = self.session.answers
        return name_of(self.session.desk, answers[WhichDoors].group) if WhichDoors in answers else ""

    def about(self, kind: type[Step]) -> str:
        return self.subject() if kind is Loaded else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return offered(self.session.desk, self.subject()) if kind is Loaded else {}


def _cells(one: DoorLine) -> Line:
    loaded = say("第 {n} 号", n=one.loaded) if one.loaded else ""
    return one.door, quiet(loaded), quiet(str(one.loaded_on or "")), quiet(one.loaded_by), state_cell(one.state)
