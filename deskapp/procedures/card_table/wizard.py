"""The page of the quarterly table: the quarter is chosen, its figures by class stand below, F8 makes the paper."""

from deskapp.flow.step import Question
from deskapp.procedures.card_table.service import CARD_TABLE, Shown, ended, shown
from deskapp.procedures.card_table.steps import WhichQuarter
from deskapp.ui.cells import Cell
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say
from forms.card_quarterly import CHANGES, ClassLine

HEADS = (
    Column("类别", least=160),
    Column("期末有效", 80, figures=True),
    *(Column(words, 56, figures=True) for words in CHANGES),
    Column("", 16),
)


class QuarterPage(StepPage):
    """Another quarter shows other figures at once."""

    def build(self) -> None:
        super().build()
        panel, self.facts = Panel(), Facts()
        panel.body.addWidget(self.facts)
        self.classes = Sheet(say("按类别"), HEADS, say("这一季度没有登记的卡"))
        self.sheet.addWidget(panel)
        self.sheet.addWidget(self.classes)
        self.edited.connect(self._show)

    def add_editor(self, question: Question) -> Editor:
        box = Choice(question.label, ended(self.session.desk))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor

    def entered(self) -> None:
        self._show()

    def _show(self) -> None:
        found = shown(self.session.desk, self.editors["quarter"].said())
        if found is not None:
            self.facts.set_facts(_facts(found))
            self.classes.show_lines([_line(one) for one in found.classes])


class CardTableWizard(ProcedureWizard):
    """IC卡季度整理表."""

    procedure = CARD_TABLE
    pages = {WhichQuarter: QuarterPage}
    verb = "做好并打印"

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichQuarter].quarter if WhichQuarter in answers else ""


def _facts(found: Shown) -> list[tuple[str, str]]:
    return [
        ("应报日期", found.due),
        ("做表日期", found.made or say("还没有做")),
        ("登记的卡", say("{n} 张", n=found.cards)),
        ("期初空白卡", found.blanks[0]),
        ("期末空白卡", found.blanks[1]),
    ]


def _line(one: ClassLine) -> Line:
    numbers = (str(number) if number else quiet("") for number in one.changes)
    return (one.name, Cell(str(one.active), strong=True), *numbers, "")
