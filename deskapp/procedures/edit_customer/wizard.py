"""The pages of a person's facts: who of the unit, and what is known of them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Step
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.edit_customer.service import EDIT_CUSTOMER, facts_of, note_look, people_of
from deskapp.procedures.edit_customer.steps import NEW, PersonFacts, WhichPerson
from deskapp.ui.cells import Cell
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.widgets import Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

ADD = "登记新的住户"


class WhichPersonPage(StepPage):
    """The room, and under it who lives there; arrows choose."""

    shown: RoomNo | None = None
    """The room whose people are listed."""

    def build(self) -> None:
        form = self.add_form()
        self.add_question(form, self.kind.questions()[0])
        self.table = Table((Column("姓名", 160), Column("身份", least=120)), opens=False)
        self.table.setObjectName("customer")
        self.table.current.connect(lambda _row: self.edited.emit())
        self.editors["room"].edited.connect(self._list)
        panel = Panel("住户")
        panel.body.addWidget(self.table)
        self.sheet.addWidget(panel)
        self._list()

    def entered(self) -> None:
        self._list()

    def said(self) -> dict[str, Any]:
        return super().said() | {"customer": self.table.key()}

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        self._list()
        if str(said.get("customer", "")).isdigit():
            self.table.select_key(int(said["customer"]))

    def first(self) -> QWidget | None:
        return self.table if self._room() else super().first()

    def _room(self) -> RoomNo | None:
        try:
            return RoomNo.parse(str(self.editors["room"].said()))
        except ValueError:
            return None

    def _list(self, *_: object) -> None:
        room = self._room()
        people = people_of(self.session.desk, room) if room else []
        rows = [(Cell(name), Cell(role, quiet=True)) for _id, name, role in people]
        rows.append((Cell(say(ADD), quiet=True), Cell("")))
        self.table.set_rows(rows, [*(one for one, _name, _role in people), NEW])
        if room != self.shown or self.table.currentIndex().row() < 0:
            self.shown = room
            self.table.selectRow(0)


class EditCustomerWizard(ProcedureWizard):
    procedure = EDIT_CUSTOMER
    verb = "保存资料"
    pages = {WhichPerson: WhichPersonPage}
    _noted = False
    """Whether reading the facts has just been journaled."""

    def show_step(self) -> None:
        """Whenever the numbers come into sight in full, from the records or from a draft, that is journaled."""
        self._noted = False
        super().show_step()
        if self.page.kind is PersonFacts and not self._noted:
            note_look(self.session.desk, self.session.answers[WhichPerson])

    def subject(self) -> str:
        answers = self.session.answers
        if WhichPerson not in answers:
            return ""
        name = answers[PersonFacts].name if PersonFacts in answers else ""
        return f"{answers[WhichPerson].room} {name}".strip()

    def summary(self, filled: Step) -> str:
        match filled:
            case WhichPerson():
                return str(filled.room)
            case PersonFacts():
                return f"{filled.name} {filled.role.value}"
        return super().summary(filled)

    def about(self, kind: type[Step]) -> str:
        answers = self.session.answers
        if kind is not PersonFacts or WhichPerson not in answers:
            return ""
        return f"{answers[WhichPerson].room} {answers[WhichPerson].customer}"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not PersonFacts:
            return {}
        self._noted = True
        return facts_of(self.session.desk, self.session.answers[WhichPerson])
