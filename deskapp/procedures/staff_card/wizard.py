"""The page on which an application for cards is chosen: those that wait, and the chosen one in full."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.access.applications import Stage
from deskapp.procedures.staff_card.listed import Listed, listed
from deskapp.ui.cells import Cell, badge
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import holding
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import Facts, Panel, keys
from deskapp.ui.words import say

HEADS = (
    Column("申请号", 120),
    Column("日期", 104),
    Column("类别", 88),
    Column("单位或部门", least=120),
    Column("申请人", 96),
    Column("人数", 56),
    Column("进度", 104),
)
TONES = {Stage.FILED: Tone.WARN, Stage.AGREED: Tone.WARN, Stage.ISSUING: Tone.INFO}
IN_FULL = 8
"""Names that are told one by one; of more only the first, and their count."""


class ApplicationsPage(StepPage):
    """Arrows choose; what is asked about the chosen one stands below it."""

    stages: Sequence[Stage]
    kinds: frozenset[str] = frozenset()
    """The classes of holder that belong here; all where empty."""
    none: str
    apart: frozenset[str] = frozenset()
    """Questions that are asked of some applications only; `show_chosen` says of which."""

    def build(self) -> None:
        self.found: dict[str, Listed] = {}
        self.list = Sheet("等着办的申请", HEADS, self.none, holding(keys(("↑ ↓", "选择"))))
        self.table = self.list.table
        self.table.setObjectName("application")
        self.table.current.connect(lambda _row: self._choose())
        self.facts, self.panel = Facts(), Panel()
        self.panel.body.addWidget(self.facts)
        self.sheet.addWidget(self.list)
        self.sheet.addWidget(self.panel)
        always, sometimes = self.add_form(), self.add_form()
        for question in self.kind.questions()[1:]:
            self.add_question(sometimes if question.name in self.apart else always, question)
        self._list()

    def show_form(self, place: int, shown: bool) -> None:
        """Show what is always asked (0), or what is asked sometimes (1), or do not."""
        form = self.forms[place]
        sheet = form.parentWidget() or form
        sheet.setVisible(shown and bool(form.fields))

    def entered(self) -> None:
        self._list()

    def said(self) -> dict[str, Any]:
        return {"application": self.table.key() or "", **super().said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        if said.get("application"):
            self.table.select_key(str(said["application"]))

    def reason(self) -> str:
        return "" if self.found else say(self.none)

    def show_chosen(self, chosen: Listed) -> None:
        """What of the questions below belongs to this application. Override where some do not."""

    def _list(self) -> None:
        every = listed(self.session.desk, self.stages)
        self.found = {one.number: one for one in every if not self.kinds or one.held_as in self.kinds}
        self.list.show_lines([_line(one) for one in self.found.values()], list(self.found))
        if self.found and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._choose()

    def _choose(self) -> None:
        chosen = self.found.get(str(self.table.key()))
        self.panel.setVisible(chosen is not None)
        for place in range(len(self.forms)):
            self.show_form(place, chosen is not None)
        self.facts.set_facts(_facts(chosen) if chosen else [])
        if chosen:
            self.show_chosen(chosen)
        self.edited.emit()


def _line(one: Listed) -> tuple[str | Cell, ...]:
    stage = badge(one.stage.value, TONES.get(one.stage, Tone.PLAIN))
    day, people = Cell(f"{one.day}", quiet=True), str(len(one.people))
    return one.number, day, one.held_as, one.department, one.applicant, people, stage


def _facts(one: Listed) -> list[tuple[str, str]]:
    count = len(one.people)
    names = "、".join(one.people[:IN_FULL]) + (say(" 等 {n} 人", n=count) if count > IN_FULL else "")
    rows = (
        ("持卡人", names),
        ("申请事由", one.reason),
        ("房号", one.room),
        ("有效期", one.valid),
        ("门禁范围", one.doors),
        ("已同意", one.agreed_by),
        ("还没有卡的", say("{n} 人", n=one.left) if one.stage is Stage.ISSUING else ""),
    )
    return [(say(name), value) for name, value in rows if value]
