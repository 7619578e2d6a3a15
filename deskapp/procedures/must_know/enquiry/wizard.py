"""The must-know panel: type a few letters, read the answer out; F8 prints the whole sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.procedures.must_know.enquiry.service import MUST_KNOW, all_facts, lacking
from deskapp.procedures.must_know.enquiry.steps import Enquiry
from deskapp.procedures.must_know.facts import Fact
from deskapp.procedures.must_know.finding import find
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.ui.cells import Cell
from deskapp.ui.fields import Editor, LineField
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.segments import Segments
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import EmptyState, Panel, keys, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

EVERY = "全部"
COLUMNS = (Column("项目", 176), Column("内容", least=160))
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
LIST_TALL, ANSWER_TALL = 269, 116


class AskField(LineField):
    """Where the question is typed; the keyboard stays here while arrows move in the list. `moved` carries the rows."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__("客户问什么", wide=0, hint="输入几个字或拼音首字母，如 车位、容积率、rjl")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.moved.emit(MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.change("")
        else:
            super().keyPressEvent(event)


class EnquiryPage(StepPage):
    """Search and groups on top, under them the answer in letters to be read out, then everything that was found."""

    def build(self) -> None:
        self.known: Sequence[Fact] = ()
        self.found: Sequence[Fact] = ()
        self.ask = AskField()
        self.ask.setObjectName("typed")
        self.editors["typed"] = Editor(self.ask, self.ask.said, self.ask.fill, self.ask.edited)
        self.groups = Segments([(words, "") for words in (EVERY, *(one.value for one in FactGroup))], 0, kind="tab")
        self.groups.setAccessibleName(say("组别"))
        self.table = Table(COLUMNS, fit=False, opens=False)
        self.table.setObjectName("facts")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setFixedHeight(look().sizes.px(LIST_TALL))
        self.answer, self.lacking = AnswerPanel(), text("", "soft", tone=Tone.WARN, wrap=True)
        self.none = EmptyState("magnifying-glass", "没有找到", "换几个字再试；拿不准的先问同事，不猜")
        self.none.setFixedHeight(look().sizes.px(LIST_TALL))
        self._connect()
        asked, listed = Panel(), Panel(pad=0)
        asked.body.addWidget(self.ask)
        asked.body.addLayout(row(self.groups, None, keys(("↑ ↓", "选择"), ("Esc", "清空"))))
        listed.body.addWidget(self.table)
        listed.body.addWidget(self.none)
        for item in (asked, self.answer, listed, self.lacking):
            self.sheet.addWidget(item)

    def entered(self) -> None:
        self.known = all_facts(self.session.desk)
        words = lacking(self.session.desk, self.known)
        self.lacking.say(words)
        self.lacking.setVisible(bool(words))
        self.look()

    def first(self) -> QWidget:
        return self.ask

    def look(self) -> None:
        """Show what the typed words may mean, among the chosen group."""
        group = list(FactGroup)[self.groups.current - 1] if self.groups.current > 0 else None
        self.found = [one for one in find(self.known, self.ask.said()) if group in (None, one.group)]
        self.table.set_rows([(Cell(one.question, strong=True), one.answer) for one in self.found])
        self.table.setVisible(bool(self.found))
        self.none.setVisible(not self.found)
        if self.found:
            self.table.selectRow(0)
        self._show(0)

    def _show(self, place: int) -> None:
        self.answer.show_fact(self.found[place] if 0 <= place < len(self.found) else None)

    def _move(self, rows: int) -> None:
        if self.found:
            self.table.selectRow(min(max(0, self.table.currentIndex().row() + rows), len(self.found) - 1))

    def _connect(self) -> None:
        self.ask.edited.connect(self.look)
        self.ask.moved.connect(self._move)
        self.groups.chosen.connect(lambda _place: self.look())
        self.table.current.connect(self._show)


class AnswerPanel(Panel):
    """One answer, large enough to be read out."""

    def __init__(self) -> None:
        super().__init__()
        self.question, self.words = text("", "soft"), text("", "title", wrap=True)
        self.origin = text("", "caption")
        for label in (self.question, self.words, self.origin):
            self.body.addWidget(label)
        self.body.addStretch(1)
        self.setMinimumHeight(look().sizes.px(ANSWER_TALL))

    def show_fact(self, one: Fact | None) -> None:
        """Show an answer, or none."""
        self.question.setText(f"{one.group.value}　{one.question}" if one else "")
        self.words.setText(one.answer if one else "")
        self.origin.setText(_origin(one) if one else "")


class MustKnowWizard(ProcedureWizard):
    procedure = MUST_KNOW
    pages = {Enquiry: EnquiryPage}
    verb = "打印应知应会表"

    def show_step(self) -> None:
        super().show_step()
        self.aside.hide()


def _origin(one: Fact) -> str:
    if one.code:
        since = say("，自 {day} 起", day=one.updated_on) if one.updated_on else ""
        return say("现行收费标准{since}", since=since)
    if one.given:
        return say("取自本系统的资料，负责人可以另写")
    return say("{day} 更新", day=one.updated_on)
