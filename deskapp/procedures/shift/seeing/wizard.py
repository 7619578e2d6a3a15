"""The one page of major problems: those that wait above, the answer below."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from deskapp.flow.step import Step
from deskapp.procedures.shift.seeing.service import SEE_PROBLEM, waiting
from deskapp.procedures.shift.seeing.steps import SeenProblem
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard


class ProblemPage(StepPage):
    """What waits, in its words."""

    def build(self) -> None:
        listed = Sheet("待阅的重大问题", (Column("编号", 160), Column("情况", least=320)), "没有待阅的重大问题", most=6)
        listed.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        listed.show_lines(waiting(self.session.desk))
        self.sheet.addWidget(listed)
        super().build()


class SeeProblemWizard(ProcedureWizard):
    """重大问题已阅."""

    procedure = SEE_PROBLEM
    pages = {SeenProblem: ProblemPage}
    verb = "已阅"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        first = waiting(self.session.desk)[:1]
        return {"number": first[0][0]} if first else {}
