"""The pages of a comparison: the group, the controller's file, and what differs."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.procedures.doors.choosing.service import name_of
from deskapp.procedures.doors.choosing.wizard import GroupPage
from deskapp.procedures.doors.compare.service import COMPARE_LIST, Compared, found
from deskapp.procedures.doors.compare.steps import Differences, TheirList, WhichDoors
from deskapp.reports.door_comparison import LACKS, OTHER_DAY, TOO_MANY, rows
from deskapp.ui.buttons import Button
from deskapp.ui.cells import badge
from deskapp.ui.file_page import FilePage
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column, Line
from deskapp.ui.states import MessageBar
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

SHOWN = 50
KINDS = "名单 (*.xlsx *.csv *.txt);;所有文件 (*)"
HEADS = (
    Column("差别", 120), Column("卡号", 112), Column("持卡人", least=72), Column("房号", 80), Column("控制器", 96),
    Column("应为", 96), Column("办法", 184),
)  # fmt: skip
TONES = {TOO_MANY: Tone.DANGER, LACKS: Tone.WARN, OTHER_DAY: Tone.WARN}


class ListFilePage(FilePage):
    """The path of the file that the controller gave out."""

    choosing = "选择控制器名单"
    kinds = KINDS


class DifferencesPage(StepPage):
    """What differs, the cards that should not pass first."""

    def build(self) -> None:
        self.facts, self.cards = Facts(), Sheet("差别", HEADS, "没有差别，控制器名单与登记一致")
        panel = Panel("核对结果")
        panel.body.addWidget(self.facts)
        self.sheet.addWidget(panel)
        super().build()
        self.sheet.addWidget(self.cards)

    def entered(self) -> None:
        came = found(self.session.desk, self.session.answers)
        lines = list(rows(came))
        facts = [("文件", self.session.answers[TheirList].file.path.name), ("结果", came.words)]
        if len(lines) > SHOWN:
            facts.append(("下面只列", say("前 {n} 条，共 {all} 条，全部写进工作簿", n=SHOWN, all=len(lines))))
        self.facts.set_facts(facts)
        self.cards.show_lines([_cells(one) for one in lines[:SHOWN]])


class ResultPage(QWidget):
    """Where the workbook of the differences lies, or that there are none."""

    def __init__(self, came: Compared) -> None:
        super().__init__()
        layout = column(gap=look().sizes.m)
        layout.addWidget(MessageBar(Tone.WARN if came.path else Tone.OK, came.found.words))
        if came.path:
            folder, panel = Button("打开所在文件夹"), Panel("工作簿")
            url = QUrl.fromLocalFile(str(came.path.parent))
            folder.clicked.connect(lambda: QDesktopServices.openUrl(url))
            panel.body.addWidget(Facts([("文件", came.path.name), ("所在文件夹", str(came.path.parent))]))
            panel.body.addLayout(row(folder, None))
            layout.addWidget(panel)
        layout.addStretch(1)
        self.setLayout(layout)


class CompareListWizard(ProcedureWizard):
    """核对名单. The result stays in sight until the clerk leaves."""

    procedure = COMPARE_LIST
    pages = {WhichDoors: GroupPage, TheirList: ListFilePage, Differences: DifferencesPage}
    verb = "写成工作簿"

    def __init__(self, desk: Any, **given: Any) -> None:
        super().__init__(desk, **given)
        self.finished.connect(self.show_result)

    def subject(self) -> str:
        answers = self.session.answers
        return name_of(self.session.desk, answers[WhichDoors].group) if WhichDoors in answers else ""

    def summary(self, filled: Step) -> str:
        return filled.file.path.name if isinstance(filled, TheirList) else super().summary(filled)

    def show_result(self, done: Done) -> None:
        """In the place of the last page."""
        leave = Button("完成", "Esc")
        leave.clicked.connect(self.go_back)
        self.show_outcome(ResultPage(done.result), leave)


def _cells(one: tuple[Any, ...]) -> Line:
    what, number, card_no, holder, room, theirs, ours, cure = one
    days = (str(theirs or ""), str(ours or ""))
    return badge(what, TONES[what]), number, holder or card_no, room, *days, quiet(cure)
