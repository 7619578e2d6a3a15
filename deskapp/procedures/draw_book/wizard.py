"""The pages of drawing books: who may draw with the books in hand, then covers, then the count together."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from deskapp.flow.step import Question, Step
from deskapp.ledger.kinds import TicketType
from deskapp.procedures.draw_book.service import DRAW_BOOK, holdings, lying_in_stock
from deskapp.procedures.draw_book.steps import Books, HandedOver, Receiver
from deskapp.ui.cells import badge
from deskapp.ui.choices import Choice
from deskapp.ui.editors import IN_SIGHT
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.segments import NONE, Segments
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (Column("收费人", 120), Column("票据本"), Column("下一号", 160), Column("状态", 128))
STOCK = (Column("种类", 200), Column("首号"), Column("末号", 160))


class ReceiverPage(StepPage):
    """Everybody who may draw, and under it the books already in hand."""

    def build(self) -> None:
        self.holdings = holdings(self.session.desk)
        super().build()
        held = Sheet("手上未核销的票据本", HEADS, "没有")
        held.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held.show_lines(
            [(one.name, number, left, _state(state)) for one in self.holdings for number, left, state in one.books]
        )
        self.sheet.addWidget(held)
        if lying := lying_in_stock(self.session.desk):
            stock = Sheet("在库的票据本", STOCK, "没有")
            stock.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            stock.show_lines(lying)
            self.sheet.addWidget(stock)

    def add_question(self, form: Form, question: Question) -> Editor:
        """All who may draw are in sight: nothing has to be said of how to write them."""
        editor = self.add_editor(question)
        form.ask(question.label, editor.widget, "", question.name)
        return editor

    def add_editor(self, question: Question) -> Editor:
        names = [one.name for one in self.holdings]
        editor = _many(question, names) if len(names) > IN_SIGHT else _few(question, names)
        editor.widget.setObjectName(question.name)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class DrawBookWizard(ProcedureWizard):
    """票据本领用."""

    procedure = DRAW_BOOK
    pages = {Receiver: ReceiverPage}
    verb = "发放票据本"

    def subject(self) -> str:
        answers = self.session.answers
        return answers[Receiver].clerk if Receiver in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case Books():
                return "、".join(str(cover.as_range(filled.type)) for cover in filled.covers)
            case HandedOver():
                return say("已清点")
            case _:
                return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"type": TicketType.OFFICIAL_RECEIPT} if kind is Books else {}


def _state(words: str) -> Any:
    return badge(words, Tone.WARN if words == "已用完" else Tone.INFO)


def _few(question: Question, names: list[str]) -> Editor:
    box = Segments([(name, "") for name in names], name=question.label)

    def said() -> str:
        return "" if box.current == NONE else names[box.current]

    return Editor(box, said, lambda words: box.select(names.index(words) if words in names else NONE), box.chosen)


def _many(question: Question, names: list[str]) -> Editor:
    box = Choice(question.label, names)
    box.setCurrentIndex(NONE)
    return Editor(box, box.currentText, box.setCurrentText, box.edited)
