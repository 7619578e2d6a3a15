"""The pages of a billing run: the month, then what would be charged and what passed over."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Step
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.procedures.run_billing.service import RUN_BILLING, examples, preview
from deskapp.procedures.run_billing.steps import Preview, WhichMonth
from deskapp.ui.cells import Cell
from deskapp.ui.forms import Note
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, rule, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

CHARGED = (Column("收费项目"), Column("笔数", 96, figures=True), Column("金额", 160, figures=True))
PASSED = (
    Column("收费项目", 160),
    Column("不计费的原因", 160),
    Column("单元数", 72, figures=True),
    Column("房号", spare=True),
)


class PreviewPage(StepPage):
    """The sums by item, and how many units are passed over and why."""

    def build(self) -> None:
        self.sum = Money()
        self.total, self.nobody = text("", "heading"), text("没有不计费的单元。", "soft")
        self.charged, self.passed = Table(CHARGED, opens=False), Table(PASSED, opens=False)
        for table in (self.charged, self.passed):
            table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for item in (self._charges(), self._others(), self._looked_at()):
            self.sheet.addWidget(item)

    def entered(self) -> None:
        plan = preview(self.session.desk, self.session.answers[WhichMonth].month)
        self.sum = plan.total
        self.total.say(str(plan.total))
        self.charged.set_rows([(name, str(count), sum_.figures) for name, (count, sum_) in plan.by_item.items()])
        self.passed.set_rows(
            [
                (name, why.value, str(count), Cell(examples(plan, name, why), quiet=True))
                for (name, why), count in plan.reasons.most_common()
            ]
        )
        self.nobody.setVisible(not plan.passed)
        self.passed.setVisible(bool(plan.passed))

    def said(self) -> dict[str, Any]:
        return {"total": self.sum.figures, **super().said()}

    def _charges(self) -> Panel:
        panel, s = _titled("计费"), look().sizes
        foot = row(text("本次合计", "strong"), None, self.total)
        foot.setContentsMargins(s.l, 0, s.l, s.xs)
        for widget in (self.charged, rule()):
            panel.body.addWidget(widget)
        panel.body.addLayout(foot)
        return panel

    def _others(self) -> Panel:
        panel = _titled("不计费", self.nobody)
        panel.body.addWidget(self.passed)
        return panel

    def _looked_at(self) -> Panel:
        tick, note = self.add_editor(self.kind.questions()[1]), Note("按空格勾选")
        self.notes["looked_at"] = note
        panel, line = Panel(), row(tick.widget, note, gap=look().sizes.m)
        line.setStretch(1, 1)
        panel.body.addLayout(line)
        return panel


def _titled(title: str, *aside: QWidget) -> Panel:
    """A sheet for a table, whose first column lines up with the title."""
    panel, s = Panel(pad=0), look().sizes
    head = row(text(title, "heading"), None, *aside)
    head.setContentsMargins(s.l, 0, s.l, 0)
    panel.body.setContentsMargins(0, s.m, 0, s.s)
    panel.body.addLayout(head)
    return panel


class RunBillingWizard(ProcedureWizard):
    procedure = RUN_BILLING
    verb = "全部计费"
    long = "正在计费"
    watched = True
    pages = {Preview: PreviewPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"month": str(Month.of(self.session.desk.today))} if kind is WhichMonth else {}

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichMonth].month.label if WhichMonth in answers else ""

    def summary(self, filled: Step) -> str:
        return say("合计 {total}", total=filled.total) if isinstance(filled, Preview) else super().summary(filled)
