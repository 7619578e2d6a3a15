"""The pages of standing instructions."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Step
from deskapp.procedures.instruction.service import GIVE_INSTRUCTION, WITHDRAW_INSTRUCTION, in_force
from deskapp.procedures.instruction.steps import NewInstruction, OfUnit, WhichInstruction
from deskapp.ui.cells import Cell
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.widgets import Panel, keys
from deskapp.ui.wizard import ProcedureWizard


class WhichPage(StepPage):
    """The instructions in force; arrows choose."""

    def build(self) -> None:
        self.table = Table((Column("嘱托", least=200), Column("有效至", 116)), opens=False)
        self.table.setObjectName("instruction")
        self.table.current.connect(lambda _row: self.edited.emit())
        panel = Panel("生效的嘱托")
        panel.body.addWidget(self.table)
        panel.body.addLayout(row(keys(("↑ ↓", "选择"), ("F8", "撤销")), None))
        self.sheet.addWidget(panel)

    def entered(self) -> None:
        found = in_force(self.session.desk, self.session.answers[OfUnit].room)
        rows = [(Cell(words), Cell(until, quiet=True)) for _id, words, until in found]
        self.table.set_rows(rows, [one for one, _words, _until in found])
        if self.table.currentIndex().row() < 0:
            self.table.selectRow(0)

    def said(self) -> dict[str, Any]:
        return {"instruction": self.table.key()}

    def fill(self, said: Mapping[str, Any]) -> None:
        self.table.select_key(said.get("instruction"))

    def first(self) -> QWidget:
        return self.table


class GiveInstructionWizard(ProcedureWizard):
    procedure = GIVE_INSTRUCTION
    verb = "登记嘱托"

    def subject(self) -> str:
        return str(self.session.answers[NewInstruction].room) if NewInstruction in self.session.answers else ""


class WithdrawInstructionWizard(ProcedureWizard):
    procedure = WITHDRAW_INSTRUCTION
    verb = "撤销嘱托"
    pages = {WhichInstruction: WhichPage}

    def subject(self) -> str:
        return str(self.session.answers[OfUnit].room) if OfUnit in self.session.answers else ""

    def summary(self, filled: Step) -> str:
        return str(filled.room) if isinstance(filled, OfUnit) else super().summary(filled)
