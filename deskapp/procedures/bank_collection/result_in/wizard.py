"""The pages of the bank's answer: the file, then what it pays, what failed and why, and what is kept apart."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from deskapp.flow.step import Step
from deskapp.kernel.money import Money
from deskapp.ledger.bank.answers import UnreadableError
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.matching import Comparison, Matched
from deskapp.procedures.bank_collection.result_in.result_file import ResultFile
from deskapp.procedures.bank_collection.result_in.service import TAKE_BANK_RESULT, compared, listed
from deskapp.procedures.bank_collection.result_in.steps import BankFile, Compared
from deskapp.ui import tasks
from deskapp.ui.cells import badge
from deskapp.ui.file_page import ReadFilePage
from deskapp.ui.messages import Messages
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import row
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

SHOWN = 100
KINDS = "托收结果 (*.xlsx *.xls *.csv *.txt);;所有文件 (*)"
TONES = {
    BankOutcome.PAID: Tone.OK,
    BankOutcome.PARTLY: Tone.WARN,
    BankOutcome.FAILED: Tone.DANGER,
    BankOutcome.APART: Tone.DANGER,
}
FIRST = (BankOutcome.APART, BankOutcome.FAILED, BankOutcome.PARTLY, BankOutcome.PAID)
"""What needs eyes comes first."""
HEADS = (
    Column("行", 40), Column("参考号", 148), Column("房号", 84), Column("结果", 92), Column("实扣", 88, figures=True),
    Column("入账", 88, figures=True), Column("", 16), Column("原因", least=136),
)  # fmt: skip


class ResultFilePage(ReadFilePage):
    """The path of the file; the day; words for results only where codes are used."""

    choosing = "选择托收结果"
    kinds = KINDS
    depends = ("file", "good", "bad")
    files = ResultFile

    def understand(self, file: ResultFile) -> None:
        """What cannot be understood is refused with its sentence when the page is handed in."""
        said = self.said()
        with suppress(UnreadableError):
            file.answer(listed(said["good"]), listed(said["bad"]))


class ComparedPage(StepPage):
    """The sums and the ticks, then row by row, compared off the window's thread."""

    def build(self) -> None:
        self.found: Comparison | None = None
        self.facts, self.messages, self.task_bar = Facts(), Messages(), TaskBar()
        self.rows = Sheet("逐笔结果", HEADS, "文件里没有结果")
        panel, ticks = Panel("核对结果"), Panel()
        panel.body.addWidget(self.facts)
        for question in self.kind.questions()[2:]:
            ticks.body.addLayout(row(self.add_editor(question).widget, None))
        for part in (self.task_bar, self.messages, panel, ticks, self.rows):
            self.sheet.addWidget(part)

    def entered(self) -> None:
        self.found = None
        desk, answers = self.session.desk, self.session.answers
        task = tasks.start(say("正在和清单核对"), lambda _progress: compared(desk, answers), done=self._came)
        task.expect_failure(self.messages.tell_error)
        task.ended.connect(self.edited)
        self.task_bar.follow(task, stoppable=False)

    def reason(self) -> str:
        return "" if self.found else say("正在和清单核对")

    def said(self) -> dict[str, Any]:
        booked, surplus = (self.found.booked, self.found.surplus) if self.found else (Money(), Money())
        return {"booked": booked.figures, "surplus": surplus.figures, **super().said()}

    def _came(self, found: Comparison) -> None:
        self.found = found
        self.editors["apart"].widget.setVisible(bool(found.surplus))
        self.facts.set_facts(list(_facts(found)))
        ordered = sorted(found.rows, key=lambda one: (FIRST.index(one.outcome), one.place))
        self.rows.show_lines([_cells(one) for one in ordered[:SHOWN]])


class TakeBankResultWizard(ProcedureWizard):
    """导入托收结果."""

    procedure = TAKE_BANK_RESULT
    pages = {BankFile: ResultFilePage, Compared: ComparedPage}
    verb = "全部入账"
    long = "正在入账"
    watched = True

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"collected_on": self.session.desk.today} if kind is BankFile else {}

    def subject(self) -> str:
        answers = self.session.answers
        return answers[BankFile].file.path.name if BankFile in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case BankFile():
                return filled.file.path.name
            case Compared():
                return say("入账 {booked}", booked=filled.booked)
        return super().summary(filled)


def _facts(found: Comparison) -> Iterator[tuple[str, str]]:
    counts = (say("{outcome} {n} 笔", outcome=one.value, n=len(found.of(one))) for one in BankOutcome if found.of(one))
    yield from (("结果", "，".join(counts)), ("银行实扣", str(found.total)), ("入账", str(found.booked)))
    if found.surplus:
        yield "待处理", str(found.surplus)
    if found.silent:
        yield "没有回结果", say("{n} 笔，仍等银行", n=len(found.silent))
    if len(found.rows) > SHOWN:
        yield "下面只列", say("前 {n} 笔", n=SHOWN)


def _cells(one: Matched) -> Line:
    outcome = badge(one.outcome.value, TONES[one.outcome])
    return (
        quiet(str(one.place)), one.reference, one.line.room_no if one.line else "", outcome, one.amount.figures,
        one.booked.figures, "", quiet(one.reason),
    )  # fmt: skip
