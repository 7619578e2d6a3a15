"""The pages of writing off: the books that clerks hold, then the check list of the one that was handed back."""

from deskapp.flow.step import Step
from deskapp.procedures.write_off_book.service import WRITE_OFF_BOOK, CheckList, HeldBook, check_list, held_books
from deskapp.procedures.write_off_book.steps import Checked, Returned
from deskapp.ui.cells import badge
from deskapp.ui.fields import LineField
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import empty, row
from deskapp.ui.rows import Column
from deskapp.ui.states import Badge
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Facts, Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (Column("票据本"), Column("种类", 128), Column("领用人", 88), Column("起止号", 176), Column("状态", 160))


class ReturnedPage(StepPage):
    """A field for the number, and under it every book it may be: arrows choose, Enter takes."""

    def build(self) -> None:
        super().build()
        self.books = held_books(self.session.desk)
        held = Sheet("未核销的票据本", HEADS, "没有", text("上下键选择，回车取用", "caption"), opens=True)
        held.show_lines(
            [(one.book_no, one.kind, one.clerk, one.numbers, badge(one.state, _urgency(one))) for one in self.books]
        )
        held.table.opened.connect(self._take)
        self.sheet.addWidget(held)

    def _take(self, place: int) -> None:
        field = self.editors["book_no"].widget
        assert isinstance(field, LineField)
        field.change(self.books[place].book_no)
        self.ready.emit()


class CheckedPage(StepPage):
    """What numbers and money come to, then what the cashier ticks."""

    def build(self) -> None:
        self.panel = Panel("自动核对")
        self.sheet.addWidget(self.panel)
        self.facts, self.result = Facts(), row(gap=look().sizes.s)
        self.panel.body.addWidget(self.facts)
        self.panel.body.addLayout(self.result)
        super().build()

    def entered(self) -> None:
        found = check_list(self.session.desk, self.session.answers[Returned].book_no)
        if found is None:
            return
        self.facts.set_facts(_facts(found))
        empty(self.result)
        for words, good in (("号码相符", found.tally.complete), ("金额相符", found.tally.agrees)):
            self.result.addWidget(Badge(words if good else words.replace("相符", "不符"), _tone(good)))
        self.result.addStretch(1)


class WriteOffBookWizard(ProcedureWizard):
    """票据本核销."""

    procedure = WRITE_OFF_BOOK
    pages = {Returned: ReturnedPage, Checked: CheckedPage}
    verb = "确认核销"

    def subject(self) -> str:
        answers = self.session.answers
        return answers[Returned].book_no if Returned in answers else ""

    def summary(self, filled: Step) -> str:
        return say("已核对") if isinstance(filled, Checked) else super().summary(filled)


def _facts(found: CheckList) -> list[tuple[str, str]]:
    tally = found.tally
    book, voided = found.book, "、".join(tally.voided)
    return [
        (
            "票据本",
            say("{book_no}　{kind}　领用人 {clerk}", book_no=book.book_no, kind=say(book.kind), clerk=book.clerk),
        ),
        ("起止号码", say("{numbers}　共 {n} 份", numbers=book.numbers, n=tally.pieces)),
        ("已开具", say("{n} 份", n=tally.issued)),
        ("作废", say("{n} 份　{numbers}", n=len(tally.voided), numbers=voided).rstrip()),
        ("未使用", say("{n} 份　{numbers}", n=tally.unused, numbers=tally.unused_numbers).rstrip()),
        ("票据合计", tally.total.figures),
        ("收款流水", tally.collected.figures),
    ]


def _urgency(book: HeldBook) -> Tone:
    return Tone.WARN if book.used_up else Tone.INFO


def _tone(good: bool) -> Tone:
    return Tone.OK if good else Tone.DANGER
