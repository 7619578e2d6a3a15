"""The pages of the closing: what is left open, the cash counted against the books, four sums, and the locks."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt, Signal

from deskapp.flow.step import Question, Step
from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger.closing import Count, ToClose, kind_of
from deskapp.procedures.close_day.rules import suspect
from deskapp.procedures.close_day.service import CLOSE_DAY, following, open_matters, to_close
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.ui.counting import Counting, face_words
from deskapp.ui.fields import CodeField, Editor
from deskapp.ui.figures import MoneyField
from deskapp.ui.forms import Form, Note
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import Item, column, empty, row
from deskapp.ui.rows import Column
from deskapp.ui.states import Badge, MessageBar
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Facts, Panel, rule, text
from deskapp.ui.wizard import ProcedureWizard

USES = (
    Column("票据种类"),
    Column("本次起止号", 208),
    Column("开具", 72, figures=True),
    Column("作废", 72, figures=True),
    Column("投票据箱", 88, figures=True),
)


class OpenMattersPage(StepPage):
    """What was left half-way, and whether it is an earlier day that is closed now."""

    def build(self) -> None:
        desk = self.session.desk
        day, left = to_close(desk).takings.scope.day, open_matters(desk)
        if day < desk.today:
            words = f"{day} 还没有日结，本次先结这一天。"
            self.sheet.addWidget(MessageBar(Tone.WARN, words, "结完后可以继续办理今天的收费和日结。"))
        panel = Panel("未办事项")
        unprinted = f"{len(left.unprinted)} 张　{'、'.join(left.unprinted)}" if left.unprinted else "没有"
        drafts = f"{left.drafts} 份" if left.drafts else "没有"
        panel.body.addWidget(Facts([("日结日期", str(day)), ("未打印的收据", unprinted), ("挂起的业务", drafts)]))
        self.sheet.addWidget(panel)
        super().build()


class CashCountPage(StepPage):
    """The drawer at the left, the books at the right, the takings by way of payment below."""

    def build(self) -> None:
        names = [question.name for question in self.kind.questions()]
        self.counting = Counting(dict(zip(names, FACES, strict=True)))
        for name, field in self.counting.fields.items():
            self.editors[name] = Editor(field, field.said, field.fill, field.edited)
        self.counting.edited.connect(self._counted)
        s = look().sizes
        self.due, self.found = Facts(figures=True), Facts(figures=True)
        self.difference, self.below = text("", "title"), column(gap=0)
        books = Panel()
        line = row(text("差额", "strong"), None, self.difference)
        for item in (self.due, rule(), self.found, rule()):
            books.body.addWidget(item)
        books.body.addLayout(line)
        sides = row(gap=s.m)
        sides.addWidget(self.counting, 1)
        sides.addLayout(column(books, self.below, None, gap=s.m), 1)
        self.ways = row()
        ways = Panel()
        ways.body.addLayout(self.ways)
        self.sheet.addLayout(sides)
        self.sheet.addWidget(ways)

    def entered(self) -> None:
        self.day = to_close(self.session.desk)
        self.due.set_facts(_due(self.day))
        empty(self.ways)
        for item in _ways(self.day):
            if item is None:
                self.ways.addStretch(1)
            else:
                self.ways.addLayout(item)  # type: ignore[arg-type]  # _ways makes layouts and stretches only
        self.counting.refresh()
        self._show_difference()

    def _counted(self) -> None:
        self._show_difference()
        self.edited.emit()

    def _show_difference(self) -> None:
        day = replace(self.day, count=Count(self.counting.pieces))
        difference = day.sums.difference
        found = day.count.total.figures if self.counting.begun else ""
        self.found.set_facts([("账上应有", day.cash_expected.figures), ("实点", found)])
        empty(self.below)
        if not self.counting.begun:
            self.difference.setText("")
        elif not difference:
            self.difference.setText("相符")
        else:
            self.difference.setText(f"{kind_of(difference).value} {difference}".replace("-", "−"))
            self.below.addWidget(_count_again(difference))
        self.difference.set_tone(Tone.DANGER if self.counting.begun and difference else None)


class TicketCheckPage(StepPage):
    """Numbers used, four sums, and the next number of every open book as the clerk reads it off the paper."""

    def build(self) -> None:
        self.uses = Sheet("本次票据", USES, "没有开具票据")
        self.uses.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sums, self.result = Facts(figures=True), row()
        four = Panel("四项核对")
        four.body.addWidget(self.sums)
        four.body.addLayout(self.result)
        self.sheet.addWidget(self.uses)
        self.in_hand = InHand(following(self.session.desk))
        self.editors["books"] = Editor(self.in_hand, self.in_hand.said, self.in_hand.fill, self.in_hand.edited)
        self.notes["books"] = self.in_hand.note
        self.in_hand.edited.connect(lambda: self._edited("books"))
        self.sheet.addLayout(row(self.in_hand, four, gap=look().sizes.m))

    def entered(self) -> None:
        answers = self.session.answers
        day = to_close(self.session.desk, Count(answers[CashCount].pieces))
        self.uses.show_lines(
            [
                (use.type.value, use.numbers, str(use.issued), str(use.voided), str(use.boxed))
                for use in day.takings.books
            ]
        )
        self.sums.set_facts(_sums(day))
        empty(self.result)
        agreed = day.sums.agree
        self.result.addWidget(Badge("四项相符" if agreed else "差额已说明并确认", Tone.OK if agreed else Tone.WARN))
        self.result.addStretch(1)


class LockedAwayPage(StepPage):
    """What may be banked is offered by the key =; the float stays in the drawer."""

    def add_editor(self, question: Question) -> Editor:
        if question.name != "banked":
            return super().add_editor(question)
        field = MoneyField(question.label, due=self._bankable)
        field.setObjectName(question.name)
        field.edited.connect(lambda: self._edited(question.name))
        self.editors[question.name] = Editor(field, field.said, field.fill, field.edited)
        return self.editors[question.name]

    def build(self) -> None:
        panel = Panel("现金")
        self.cash = Facts(figures=True)
        panel.body.addWidget(self.cash)
        self.sheet.addWidget(panel)
        super().build()

    def entered(self) -> None:
        counted, left = self.session.answers[CashCount].total, self._bankable()
        self.cash.set_facts(
            [("实点", counted.figures), ("留存备用金", (counted - left).figures), ("应缴存", left.figures)]
        )

    def _bankable(self) -> Money:
        counted = self.session.answers[CashCount].total
        return max(counted - to_close(self.session.desk).till_float, Money())


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


class CloseDayWizard(ProcedureWizard):
    """日结."""

    procedure = CLOSE_DAY
    pages = {
        OpenMatters: OpenMattersPage,
        CashCount: CashCountPage,
        TicketCheck: TicketCheckPage,
        LockedAway: LockedAwayPage,
    }
    verb = "日结并打印"

    def subject(self) -> str:
        return self._subject

    def summary(self, filled: Step) -> str:
        match filled:
            case OpenMatters():
                return self._matters
            case CashCount():
                return f"实点 {filled.total}"
            case TicketCheck():
                return f"{len(filled.books)} 本相符"
            case _:
                return "已锁好"

    @cached_property
    def _subject(self) -> str:
        desk = self.session.desk
        return f"{to_close(desk).takings.scope.day} {desk.clerk.name}"

    @cached_property
    def _matters(self) -> str:
        left = open_matters(self.session.desk)
        return f"{left.drafts} 份草稿已挂起，{len(left.unprinted)} 张未打印"


def _due(day: ToClose) -> list[tuple[str, str]]:
    cash = [one for one in day.takings.methods if one.cash]
    count = sum(one.count for one in cash)
    return [
        ("备用金", day.till_float.figures),
        (f"现金收入 {count} 笔", Money.total(one.taken for one in cash).figures),
        ("现金冲销", Money.total(one.reversed for one in cash).figures),
    ]


def _sums(day: ToClose) -> list[tuple[str, str]]:
    sums = day.sums
    return [
        ("① 屏幕实收合计", sums.screen.figures),
        ("② 票据金额合计", sums.tickets.figures),
        ("③ 出纳工作簿合计", sums.workbook.figures),
        ("④ 盘点现金－备用金＋非现金", sums.counted.figures),
    ]


def _ways(day: ToClose) -> list[Item]:
    """Takings by way of payment, in one line, the sum last."""
    takings = day.takings
    line: list[Item] = []
    for one in takings.methods:
        caption = text(f"{one.method} {one.count} 笔", "caption")
        line += [column(caption, text(one.net.figures), gap=0), None]
    total = column(text(f"合计 {takings.count} 笔", "caption"), text(str(takings.total), "strong"), gap=0)
    return [*line, total]


def _count_again(difference: Money) -> MessageBar:
    face = suspect(difference)
    words = f"请先复点 {face_words(face)} 元面值" if face else "请先复点"
    return MessageBar(Tone.DANGER, words, "仍不平：按回车继续，由他人写明原因并确认。")
