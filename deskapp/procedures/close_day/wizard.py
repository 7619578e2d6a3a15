"""The pages of the closing: what is left open, the cash counted against the books, four sums, and the locks."""

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Qt

from deskapp.flow.step import Question, Step
from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES
from deskapp.kernel.takings import SHARED, Taking, shared
from deskapp.ledger.checks.inspection import Inspected
from deskapp.ledger.closing import Count, ToClose, kind_of
from deskapp.procedures.close_day.numbers.wizard import TicketCheckPage
from deskapp.procedures.close_day.rules import suspect
from deskapp.procedures.close_day.service import CLOSE_DAY, bankable, inspected, open_matters, passed, to_close
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.ui import tasks
from deskapp.ui.counting import Counting, face_words
from deskapp.ui.fields import Editor
from deskapp.ui.figures import MoneyField
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import Item, column, empty, row
from deskapp.ui.rows import Column
from deskapp.ui.states import MessageBar
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Facts, Panel, rule, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

LET_PASS = (
    Column("时间", 72), Column("事项", 168), Column("内容", least=200), Column("授权人", 88), Column("理由", 144),
)  # fmt: skip


class OpenMattersPage(StepPage):
    """What was left half-way, and whether it is an earlier day that is closed now."""

    def build(self) -> None:
        desk = self.session.desk
        self.day = to_close(desk).takings.scope.day
        if self.day < desk.today:
            words = say("{day} 还没有日结，本次先结这一天。", day=self.day)
            self.sheet.addWidget(MessageBar(Tone.WARN, words, "结完后可以继续办理今天的收费和日结。"))
        self.above = column(gap=0)
        self.sheet.addLayout(self.above)
        panel, self.facts = Panel("未办事项"), Facts()
        panel.body.addWidget(self.facts)
        self.sheet.addWidget(panel)
        super().build()
        self._show_let_pass()
        self.found: Inspected | None = None
        self._show("正在核对……")
        tasks.start("正在核对账目", lambda _progress: inspected(desk), done=self._checked)

    def _show_let_pass(self) -> None:
        """What the sheet will say of overrides and warnings, if there were any."""
        let = passed(self.session.desk)
        if not let:
            return
        listed = Sheet("授权和提示，印在日结单上", LET_PASS, "", most=4)
        listed.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        listed.show_lines(
            [(quiet(f"{one.at:%H:%M}"), one.matter, quiet(one.words), quiet(one.agreed_by), one.reason) for one in let]
        )
        self.sheet.addWidget(listed)

    def _show(self, checked: str) -> None:
        left = open_matters(self.session.desk)
        numbers = "、".join(left.unprinted)
        unprinted = say("{n} 张　{numbers}", n=len(left.unprinted), numbers=numbers) if numbers else "没有"
        drafts = say("{n} 份", n=left.drafts) if left.drafts else "没有"
        facts = [
            ("日结日期", str(self.day)),
            ("未打印的收据", unprinted),
            ("挂起的业务", drafts),
            ("账目核对", checked),
        ]
        self.facts.set_facts(facts)

    def _checked(self, found: Inspected) -> None:
        """What holding the ledger against itself has found; the closing goes on, and its sheet says so too."""
        self.found = found
        self._show(found.words if found.good else "有不符")
        if not found.good:
            bar = MessageBar(Tone.DANGER, found.words, "请报告负责人。可以照常日结，日结单上会写明。")
            self.above.addWidget(bar)


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
        self.several = text(SHARED, "caption")
        ways.body.addWidget(self.several)
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
        self.several.setVisible(shared(self.day.takings.methods, self.day.takings.whole))
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
            self.difference.say("相符")
        else:
            self.difference.setText(f"{say(kind_of(difference).value)} {difference}".replace("-", "−"))
            self.below.addWidget(_count_again(difference))
        self.difference.set_tone(Tone.DANGER if self.counting.begun and difference else None)


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
        return bankable(self.session.desk, counted)


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
    long = "正在核对账目、日结和备份"

    def subject(self) -> str:
        return self._subject

    def summary(self, filled: Step) -> str:
        match filled:
            case OpenMatters():
                return self._matters
            case CashCount():
                return say("实点 {total}", total=filled.total)
            case TicketCheck():
                return say("{n} 本相符", n=len(filled.books))
            case _:
                return say("已锁好")

    @cached_property
    def _subject(self) -> str:
        desk = self.session.desk
        return f"{to_close(desk).takings.scope.day} {desk.clerk.name}"

    @cached_property
    def _matters(self) -> str:
        left = open_matters(self.session.desk)
        return say("{drafts} 份草稿已挂起，{n} 张未打印", drafts=left.drafts, n=len(left.unprinted))


def _due(day: ToClose) -> list[tuple[str, str]]:
    cash = day.takings.in_cash
    moved = [(say("现金收付 {n} 笔", n=len(day.moves)), day.moved.figures)] if day.moves else []
    return [
        ("备用金", day.till_float.figures),
        (say("现金收入 {n} 笔", n=cash.payments), cash.taken.figures),
        (say("现金冲销 {n} 笔", n=cash.reversals), cash.reversed.figures),
        *moved,
    ]


def _ways(day: ToClose) -> list[Item]:
    """Takings by way of payment, in one line, the sum last."""
    takings = day.takings
    line: list[Item] = []
    for one in takings.methods:
        line += [column(text(f"{say(one.name)} {_counted(one)}", "caption"), text(one.net.figures), gap=0), None]
    caption = text(f"{say('合计')} {_counted(takings.whole)}", "caption")
    total = column(caption, text(str(takings.total), "strong"), gap=0)
    return [*line, total]


def _counted(one: Taking) -> str:
    """Payments, and reversals where there are any."""
    back = say("，冲销 {n} 笔", n=one.reversals) if one.reversals else ""
    return say("{n} 笔", n=one.payments) + back


def _count_again(difference: Money) -> MessageBar:
    face = suspect(difference)
    words = say("请先复点 {face} 元面值", face=face_words(face)) if face else "请先复点"
    return MessageBar(Tone.DANGER, words, "仍不平：按回车继续，由他人写明原因并确认。")
