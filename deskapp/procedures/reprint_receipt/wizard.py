"""The page of printing again: type or choose a paper, see it as it will come out, F8 prints."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from deskapp.ledger.kinds import TicketState
from deskapp.procedures.reprint_receipt.service import REPRINT_RECEIPT, PrintedPaper, preview, recent
from deskapp.procedures.reprint_receipt.steps import WhichPaper
from deskapp.ui.cells import Cell, badge
from deskapp.ui.fields import LineField
from deskapp.ui.forms import Note
from deskapp.ui.placing import column, row
from deskapp.ui.preview import WHOLE, PdfPreview
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (
    Column("号码", 104),
    Column("时间", 112, spare=True),
    Column("客户"),
    Column("房号", 112),
    Column("金额", 104, figures=True),
    Column("打印", 136),
)
SHOWN = 3
PREVIEW = 286
"""Height in pixels of the paper with its toolbar, so that both fit a low screen."""
WAIT_MS = 200


class WhichPaperPage(StepPage):
    """Above the list, below the paper. The field takes a number, or words that narrow the list."""

    only_f8 = True

    def build(self) -> None:
        self.papers: list[PrintedPaper] = []
        self._list_panel()
        self.preview = PdfPreview()
        self.preview.zoom.select(WHOLE)
        self.preview.setMinimumHeight(look().sizes.px(PREVIEW))
        self.sheet.addWidget(self.preview)
        self._typing = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._typing.timeout.connect(self._narrow)
        self.field.edited.connect(self._typing.start)
        self._list("")

    def _list_panel(self) -> None:
        s = look().sizes
        (question,) = self.kind.questions()
        field, note = self.add_editor(question), Note(question.help)
        self.notes[question.name] = note
        head = row(text(question.label, "soft"), field.widget, note, gap=s.m)
        head.setStretch(2, 1)
        head.setContentsMargins(s.l, s.m, s.l, s.xs)
        self.table = Table(HEADS, fit=False)
        self.table.setFixedHeight(s.head + SHOWN * s.row + 1)
        self.table.current.connect(self._chosen)
        panel = Panel(pad=0)
        panel.body.addLayout(column(head, self.table, s.xs, gap=0))
        self.sheet.addWidget(panel)

    @property
    def field(self) -> LineField:
        """Where the number is typed."""
        field = self.editors["number"].widget
        assert isinstance(field, LineField)
        return field

    def entered(self) -> None:
        self._show(self.field.said())

    def first(self) -> QWidget | None:
        return self.field

    def _narrow(self) -> None:
        self._list(self.field.said())
        self._show(self.field.said())

    def _list(self, typed: str) -> None:
        self.papers = recent(self.session.desk, typed)
        lines = [
            (
                Cell(one.number, more=one.kind),
                f"{one.at:%m-%d %H:%M}",
                Cell(one.customer, more=one.clerk),
                one.room,
                one.amount.figures,
                _printed(one),
            )
            for one in self.papers
        ]
        self.table.set_rows(lines, [one.number for one in self.papers])

    def _chosen(self, place: int) -> None:
        if 0 <= place < len(self.papers) and self.table.hasFocus():
            chosen = f"{self.papers[place].kind} {self.papers[place].number}".strip()
            self.field.fill(chosen)
            self.edited.emit()
            self._show(chosen)

    def _show(self, number: str) -> None:
        pdf = preview(self.session.desk, number) if number else b""
        self.preview.setVisible(bool(pdf))
        if pdf:
            self.preview.show_pdf(pdf)


class ReprintReceiptWizard(ProcedureWizard):
    """补打单据."""

    procedure = REPRINT_RECEIPT
    pages = {WhichPaper: WhichPaperPage}
    verb = "补打"


def _printed(one: PrintedPaper) -> Cell:
    if one.state is TicketState.VOIDED:
        return badge("已作废", Tone.DANGER)
    if not one.prints:
        return badge("未打印", Tone.WARN)
    return badge(say("补打过 {n} 次", n=one.prints - 1) if one.prints > 1 else "已打印", Tone.OK)
