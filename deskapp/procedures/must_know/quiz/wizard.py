"""The self-test: one question at a time, answered by a digit and told at once; the result at the end."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.procedures.must_know.quiz.rules import Mark, Puzzle
from deskapp.procedures.must_know.quiz.service import MUST_KNOW_QUIZ, test_for
from deskapp.procedures.must_know.quiz.steps import AnswerSheet, Scope
from deskapp.ui.buttons import Button
from deskapp.ui.cells import Cell
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, empty, row
from deskapp.ui.rows import Column
from deskapp.ui.states import Badge
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, keycap, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

WRONG = (Column("项目", 176), Column("正确答案", least=160), Column("你的选择", least=160, spare=True))
TALL = 400


class ChoiceLine(QFrame):
    """An answer to choose, with its digit; afterwards a badge says whether it was right."""

    chosen = Signal()

    def __init__(self, number: int, words: str) -> None:
        super().__init__()
        s = look().sizes
        self.words = words
        self.setProperty("kind", "panel")
        self.setAccessibleName(f"{number} {words}")
        self._mark = row()
        line = row(keycap(str(number)), text(words, wrap=True), self._mark, gap=s.m)
        line.setStretch(1, 1)
        line.setContentsMargins(s.m, s.s, s.m, s.s)
        self.setLayout(line)

    def mark(self, badge: Badge) -> None:
        """Say what this answer was."""
        self._mark.addWidget(badge)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()


class PuzzleView(QWidget):
    """One question with its choices; digits choose. `chosen` carries the words of the answer."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("choices")
        self.lines: list[ChoiceLine] = []
        self._box = column()
        self.setLayout(self._box)

    def show_puzzle(self, puzzle: Puzzle) -> None:
        """Put other choices into sight."""
        empty(self._box)
        self.lines = [ChoiceLine(number, words) for number, words in enumerate(puzzle.choices, 1)]
        for line in self.lines:
            line.chosen.connect(lambda words=line.words: self.chosen.emit(words))
            self._box.addWidget(line)
        self.setAccessibleName(puzzle.fact.question)

    def tell(self, mark: Mark) -> None:
        """Show the right answer, and the one that was taken for it."""
        for line in self.lines:
            if line.words == mark.fact.answer:
                line.mark(Badge("正确", Tone.OK))
            elif line.words == mark.chosen:
                line.mark(Badge("答错", Tone.DANGER))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.lines) and not event.isAutoRepeat():
            self.chosen.emit(self.lines[place].words)
        else:
            super().keyPressEvent(event)


class AnswerSheetPage(StepPage):
    """Question by question; Enter goes to the next one, F7 shows an answer that is not known."""

    only_f8 = True
    verb = "看成绩"

    def build(self) -> None:
        self.test: Sequence[Puzzle] = ()
        self.answers: list[str] = []
        self.told = False
        self.count, self.question = text("", "soft"), text("", "title", wrap=True)
        self.next = Button("下一题", "Enter")
        self.next.clicked.connect(self.go_on)
        self.view = PuzzleView()
        self.view.chosen.connect(self.choose)
        panel = Panel()
        panel.body.addWidget(self.count)
        panel.body.addWidget(self.question)
        panel.body.addSpacing(look().sizes.s)
        panel.body.addWidget(self.view)
        panel.body.addStretch(1)
        panel.body.addLayout(row(None, self.next))
        panel.setMinimumHeight(look().sizes.px(TALL))
        self.sheet.addWidget(panel)

    def entered(self) -> None:
        self.test = test_for(self.session.desk, self.session.answers)
        self.answers = []
        self.go_on()

    def choose(self, words: str) -> None:
        """Take an answer, once, and tell at once whether it is right."""
        if self.told:
            return
        self.told = True
        self.answers.append(words)
        self.view.tell(Mark(self.test[len(self.answers) - 1].fact, words))
        self.next.setVisible(len(self.answers) < len(self.test))
        self.next.setFocus()
        self.edited.emit()

    def go_on(self) -> None:
        """The next question."""
        if len(self.answers) == len(self.test):
            return
        puzzle = self.test[len(self.answers)]
        self.told = False
        self.count.say(
            "第 {number} 题，共 {all} 题　{group}",
            number=len(self.answers) + 1,
            all=len(self.test),
            group=puzzle.fact.group,
        )
        self.question.setText(puzzle.fact.question)
        self.view.show_puzzle(puzzle)
        self.next.hide()
        self.view.setFocus()
        self.edited.emit()

    def said(self) -> dict[str, Any]:
        return {
            "chosen": [
                {"question": one.fact.question, "answer": answer}
                for one, answer in zip(self.test, self.answers, strict=False)
            ]
        }

    def fill(self, said: Mapping[str, Any]) -> None:
        """A test is begun anew and never filled in."""

    def reason(self) -> str:
        left = len(self.test) - len(self.answers)
        return say("还有 {left} 题", left=left) if left else ""

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        return None if self.told else ("不会，看答案", lambda: self.choose(""))

    def first(self) -> QWidget:
        return self.view


class ResultPage(QWidget):
    """How many were right, and the right answers to the others."""

    def __init__(self, words: str, marks: Sequence[Mark]) -> None:
        super().__init__()
        wrong = [mark for mark in marks if not mark.right]
        panel = Panel()
        panel.body.addWidget(text(words, "title"))
        sheet = Sheet("要再记一记的", WRONG, "全部答对")
        sheet.show_lines(
            [(mark.fact.question, mark.fact.answer, Cell(mark.chosen or say("不会"), quiet=True)) for mark in wrong]
        )
        self.setLayout(column(panel, sheet, None, gap=look().sizes.m))


class QuizWizard(ProcedureWizard):
    procedure = MUST_KNOW_QUIZ
    pages = {AnswerSheet: AnswerSheetPage}

    def __init__(self, desk: Any, **given: Any) -> None:
        super().__init__(desk, **given)
        self.finished.connect(self._show_result)

    def show_step(self) -> None:
        super().show_step()
        self.aside.hide()

    def summary(self, filled: Step) -> str:
        if not isinstance(filled, Scope):
            return super().summary(filled)
        return say(filled.group.value if filled.group else "全部四组")

    def _show_result(self, done: Done) -> None:
        leave = Button("完成", "Esc")
        leave.clicked.connect(self.go_back)
        self.show_outcome(ResultPage(done.words, done.result), leave)
