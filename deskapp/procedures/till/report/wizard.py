"""The page of the X report: whose drawer, and all of it at once below."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from deskapp.flow.step import Question, Step
from deskapp.kernel.takings import Taking
from deskapp.procedures.till.report.service import TILL_REPORT, clerks, look
from deskapp.procedures.till.report.steps import Whose
from deskapp.till.drawers import InTill
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look as the_look
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard

WAYS = (Column("收费方式"), Column("笔数", 72, figures=True), Column("冲销", 72, figures=True),
        Column("实收", 128, figures=True))  # fmt: skip
BOOKS = (Column("票据种类"), Column("起止号", 208), Column("开具", 64, figures=True), Column("作废", 64, figures=True))
MOVES = (Column("时间", 64), Column("单号", 156), Column("事由", 108), Column("金额", 112, figures=True),
         Column("", 16), Column("说明"))  # fmt: skip


class WhosePage(StepPage):
    """A drawer is shown as soon as it is chosen."""

    def build(self) -> None:
        super().build()
        panel, self.drawer = Panel("抽屉现金"), Facts(figures=True)
        panel.body.addWidget(self.drawer)
        panel.body.addStretch(1)
        self.ways = Sheet("收款", WAYS, "没有收款")
        self.books = Sheet("票据", BOOKS, "没有开具票据")
        self.moves = Sheet("现金收付", MOVES, "没有现金收付")
        for sheet in (self.ways, self.books, self.moves):
            sheet.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        above = row(gap=the_look().sizes.m)
        above.addWidget(panel, 1)
        above.addWidget(self.ways, 1)
        self.sheet.addLayout(above)
        self.sheet.addWidget(self.books)
        self.sheet.addWidget(self.moves)

    def add_editor(self, question: Question) -> Editor:
        box = Choice(question.label, clerks(self.session.desk))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(self._chosen)
        self.editors[question.name] = editor
        self.box = box
        return editor

    def entered(self) -> None:
        self._show()

    def _chosen(self, *_: object) -> None:
        self._show()
        self._edited("clerk")

    def _show(self) -> None:
        if name := self.box.currentText():
            self._told(look(self.session.desk, name))

    def _told(self, found: InTill) -> None:
        self.drawer.set_facts([*found.facts, ("应有现金", found.expected.figures)])
        self.ways.show_lines([_way(one) for one in (*found.takings.methods, found.takings.whole)])
        self.books.show_lines(
            [(one.kind, one.numbers, str(one.issued), str(one.voided)) for one in found.takings.books]
        )
        self.moves.show_lines(
            [
                (f"{one.at:%H:%M}", one.number, one.kind.value, one.amount.figures, "", f"{one.reason} {one.other}")
                for one in found.drawer.moves
            ]
        )


class TillReportWizard(ProcedureWizard):
    """收款中途报表."""

    procedure = TILL_REPORT
    pages = {Whose: WhosePage}
    verb = "打印报表"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"clerk": next(iter(clerks(self.session.desk)), "")}


def _way(one: Taking) -> tuple[str, ...]:
    return one.name, str(one.payments), str(one.reversals), one.net.figures
