"""The page of the ticket check: numbers used, four sums, and the next number of every open book off the paper."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskapp.kernel.numbers import TicketNo
from deskapp.ledger.closing import Count, ToClose
from deskapp.procedures.close_day.service import following, to_close
from deskapp.procedures.close_day.steps import CashCount
from deskapp.ui.fields import CodeField, Editor
from deskapp.ui.forms import Form, Note
from deskapp.ui.pages.sheet import ToRead
from deskapp.ui.placing import column, empty, row, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.states import Badge
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Facts, Panel, text

USES = (
    Column("票据种类"),
    Column("本次起止号", 208),
    Column("开具", 72, figures=True),
    Column("作废", 72, figures=True),
    Column("投票据箱", 88, figures=True),
)
MOST_USES, MOST_BOOKS = 4, 5
"""So many kinds of tickets, and so many books, are in sight at once: more of them scroll, and the sums stay."""


class TicketCheckPage(StepPage):
    """Numbers used, four sums, and the next number of every open book as the clerk reads it off the paper."""

    def build(self) -> None:
        self.uses = ToRead("本次票据", USES, "没有开具票据", most=MOST_USES)
        self.sums, self.result = Facts(figures=True), row()
        four = Panel("四项核对")
        four.body.addWidget(self.sums)
        four.body.addLayout(self.result)
        self.sheet.addWidget(self.uses)
        self.in_hand = InHand(following(self.session.desk))
        self.editors["books"] = Editor(self.in_hand, self.in_hand.said, self.in_hand.fill, self.in_hand.edited)
        self.notes["books"] = self.in_hand.note
        self.in_hand.edited.connect(lambda: self._edited("books"))
        self.beside = row(self.in_hand, column(four, None, gap=0), gap=look().sizes.m)
        self.sheet.addLayout(self.beside)

    def first(self) -> QWidget | None:
        return self.uses.passed_by(self)

    def entered(self) -> None:
        answers = self.session.answers
        day = to_close(self.session.desk, Count(answers[CashCount].pieces))
        self.uses.show_lines(
            [(use.kind, use.numbers, str(use.issued), str(use.voided), str(use.boxed)) for use in day.takings.books]
        )
        self.sums.set_facts(_sums(day))
        empty(self.result)
        agreed = day.sums.agree
        self.result.addWidget(Badge("四项相符" if agreed else "差额已说明并确认", Tone.OK if agreed else Tone.WARN))
        self.result.addStretch(1)


class InHand(Panel):
    """One field a book, for the next number as it stands on the paper; the books' own number is not shown here."""

    edited = Signal()

    def __init__(self, books: Iterable[str]) -> None:
        super().__init__("手上的下一号")
        form, self.fields = Form(), dict[str, CodeField]()
        for book_no in books:
            field = CodeField(book_no, TicketNo.parse, hint="照票面填写")
            field.setObjectName(f"next {book_no}")
            field.edited.connect(self.edited)
            form.ask(book_no, field, "", book_no)
            self.fields[book_no] = field
        self.note = Note("从纸上照抄，不看屏幕")
        if len(self.fields) > MOST_BOOKS:
            s = look().sizes
            area = scrolling(column(s.xs, form, s.xs, None, gap=0))
            area.setFixedHeight(MOST_BOOKS * (s.control + s.m) + 2 * s.xs)
            self.body.addWidget(area)
        else:
            self.body.addWidget(form if self.fields else text("手上没有未用完的票据本", "soft"))
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def said(self) -> list[dict[str, str]]:
        """Book and number; a book without a number is none."""
        typed = {book_no: field.said() for book_no, field in self.fields.items()}
        return [{"book_no": book_no, "next_no": number} for book_no, number in typed.items() if number]

    def fill(self, said: object) -> None:
        """Show the numbers that were said before, as the draft keeps them or as they were read."""
        for line in said if isinstance(said, list | tuple) else ():
            book_no, number = (line["book_no"], line["next_no"]) if isinstance(line, dict) else ("", "")
            if book_no in self.fields:
                self.fields[book_no].fill(number)


def _sums(day: ToClose) -> list[tuple[str, str]]:
    sums = day.sums
    return [
        ("① 屏幕实收合计", sums.screen.figures),
        ("② 票据金额合计", sums.tickets.figures),
        ("③ 出纳工作簿合计", sums.workbook.figures),
        ("④ 盘点现金－备用金＋非现金", sums.counted.figures),
    ]
