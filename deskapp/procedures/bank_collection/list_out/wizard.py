"""The pages of a list for the bank: the day, what it asks for and whom it passes over, where its files lie."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.kernel.money import Money
from deskapp.procedures.bank_collection.list_out.service import LIST_BANK, HandedOut, next_day, preview
from deskapp.procedures.bank_collection.list_out.steps import LookedAt, WhichDay
from deskapp.ui.buttons import Button
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

SHOWN = 50
"""Lines in sight before the list is written."""
LINES = (
    Column("房号", 120), Column("付款人", least=160), Column("开户行", 144), Column("账号尾号", 112),
    Column("托收金额", 144, figures=True),
)  # fmt: skip
PASSED = (Column("房号", 120), Column("没有列入的原因", least=320))


class LookedAtPage(StepPage):
    """The sums, the tick, then line by line."""

    def build(self) -> None:
        self.sum, self.facts = Money(), Facts()
        self.lines = Sheet("列入清单", LINES, "没有可托收的款项")
        self.passed = Sheet("没有列入", PASSED, "所有委托都已列入")
        panel = Panel("这份清单")
        panel.body.addWidget(self.facts)
        tick, question = Panel(), self.kind.questions()[1]
        tick.body.addLayout(row(self.add_editor(question).widget, None))
        for part in (panel, tick, self.lines, self.passed):
            self.sheet.addWidget(part)

    def entered(self) -> None:
        found = preview(self.session.desk, self.session.answers[WhichDay].collect_on)
        self.sum = found.total
        facts = [("笔数", str(len(found.lines))), ("托收合计", str(found.total))]
        if len(found.lines) > SHOWN:
            facts.append(("下面只列", say("前 {n} 笔，全部写进清单", n=SHOWN)))
        self.facts.set_facts(facts)
        self.lines.show_lines(
            [(room, payer, quiet(bank), quiet(tail), amount.figures)
             for room, payer, bank, tail, amount in found.lines[:SHOWN]]
        )  # fmt: skip
        self.passed.show_lines([(room, quiet(why)) for room, why in found.passed[:SHOWN]])

    def said(self) -> dict[str, Any]:
        return {"total": self.sum.figures, **super().said()}


class ResultPage(QWidget):
    """Where the files lie."""

    def __init__(self, made: HandedOut) -> None:
        super().__init__()
        folder = Button("打开所在文件夹")
        url = QUrl.fromLocalFile(str(made.paths[0].parent))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(url))
        panel = Panel("清单文件")
        names = zip(("工作簿", "文本"), (path.name for path in made.paths), strict=False)
        panel.body.addWidget(Facts([*names, ("所在文件夹", str(made.paths[0].parent))]))
        panel.body.addLayout(row(folder, None))
        self.setLayout(column(panel, None, gap=look().sizes.m))


class ListBankWizard(ProcedureWizard):
    """银行托收清单. Where the files lie stays in sight until the clerk leaves."""

    procedure = LIST_BANK
    pages = {LookedAt: LookedAtPage}
    verb = "导出清单"
    long = "正在导出清单"

    def __init__(self, desk: Any, **given: Any) -> None:
        super().__init__(desk, **given)
        self.finished.connect(self.show_result)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"collect_on": next_day(self.session.desk)} if kind is WhichDay else {}

    def subject(self) -> str:
        answers = self.session.answers
        return str(answers[WhichDay].collect_on) if WhichDay in answers else ""

    def summary(self, filled: Step) -> str:
        return say("合计 {total}", total=filled.total) if isinstance(filled, LookedAt) else super().summary(filled)

    def show_result(self, done: Done) -> None:
        """In the place of the last page."""
        leave = Button("完成", "Esc")
        leave.clicked.connect(self.go_back)
        self.show_outcome(ResultPage(done.result), leave)

    def after(self) -> tuple[tuple[str, ...], str]:
        return ("把清单文件交给银行，纸质清单盖章存档。", "银行回结果后，办“导入托收结果”。"), ""
