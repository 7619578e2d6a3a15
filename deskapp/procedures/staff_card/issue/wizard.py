"""The walk of the centre's own cards: the application, authorised; the queue at the reader; the signatures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from deskapp.access.applications import Stage
from deskapp.at_reader.lines import PlanLine
from deskapp.at_reader.queue import ToIssue
from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.procedures.staff_card.issue.service import OF_THE_CENTRE, STAFF_CARD, STAGES, sign, signs_for
from deskapp.procedures.staff_card.issue.steps import Approved
from deskapp.procedures.staff_card.listed import Listed
from deskapp.procedures.staff_card.wizard import ApplicationsPage
from deskapp.ui.cards.batch import BatchPage
from deskapp.ui.cards.wizard import CardWizard, ClosingPage
from deskapp.ui.cards.writing import WritingPage
from deskapp.ui.cells import Cell, badge
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, keys, text
from deskapp.ui.words import say

CUES = ("签名与登记册上的卡号对上。", "业务口的授权卡由其负责人签领。", "没签名的不发卡。")
COLUMNS = (Column("卡号", 160), Column("持卡人", least=120), Column("有效期", least=190), Column("签领", 112))


class ApprovedPage(ApplicationsPage):
    """The centre's own applications; the signature is asked of one that nobody has agreed to yet (CARD-13)."""

    verb = "授权制卡"
    only_f8 = True
    stages, kinds = STAGES, OF_THE_CENTRE
    none = "没有等着制卡的申请，请先办“办卡申请”"

    def show_chosen(self, chosen: Listed) -> None:
        self.show_form(0, chosen.stage is Stage.FILED)


class SignedPage(ClosingPage):
    """Who has signed the register gets the card; those who have not stay on the list of today (CARD-15)."""

    def __init__(self, desk: Desk, written: Sequence[PlanLine], head: str) -> None:
        super().__init__()
        self._desk, self._lines = desk, written
        self.signed: set[int] = set()
        self.table, s = Table(COLUMNS, opens=False), look().sizes
        panel = Panel(pad=0)
        title = row(text(self._title(head), "heading"), None, keys(("空格", "已签领"), ("A", "都已签领")))
        title.setContentsMargins(s.l, s.s, s.l, 0)
        caption = text("先签名，后发卡。没签名的卡留在前台，列在“今日”。", "caption")
        panel.body.addLayout(column(title, self.table, s.xs, gap=0))
        self.setLayout(column(panel, caption, None, gap=s.m))
        self.table.turned.connect(lambda _row: self._turn())
        all_signed = QShortcut(QKeySequence("A"), self)
        all_signed.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        all_signed.activated.connect(self._turn_all)
        self._show()

    def keep(self) -> None:
        sign(self._desk, sorted(self.signed))

    def _title(self, head: str) -> str:
        return say("请业务口负责人 {name} 逐张签领", name=head) if head else say("请持卡人本人在登记册上签名")

    def _turn_all(self) -> None:
        self.signed = {line.card_id for line in self._lines}
        self._show()

    def _turn(self) -> None:
        card_id = self.table.key()
        if isinstance(card_id, int):
            self.signed ^= {card_id}
            self._show()

    def _show(self) -> None:
        rows = [
            (Cell(line.card_no, ticked=line.card_id in self.signed), line.holder, line.valid, self._badge(line))
            for line in self._lines
        ]
        self.table.set_rows(rows, [line.card_id for line in self._lines])
        if self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self.edited.emit()

    def _badge(self, line: PlanLine) -> Cell:
        return badge("已签领", Tone.OK) if line.card_id in self.signed else badge("没签名", Tone.WARN)


class StaffCardWizard(CardWizard):
    """内部员工卡, one or a whole list of them."""

    procedure = STAFF_CARD
    verb = "授权制卡"
    pages = {Approved: ApprovedPage}
    tail = ("制卡", "签领")
    own_keys = (("Del", "名单里选中的人不办，或恢复"), ("空格", "选中的一张已签领"), ("A", "都已签领"))

    def subject(self) -> str:
        return self.session.answers[Approved].application if Approved in self.session.answers else ""

    def summary(self, filled: Step) -> str:
        return filled.application if isinstance(filled, Approved) else super().summary(filled)

    def after(self) -> tuple[Sequence[str], str]:
        return CUES, ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The queue takes the room of the cue card."""
        super().resizeEvent(event)
        if self.writing and not self.closing:
            self.cue.hide()

    def writing_page(self, done: Done) -> WritingPage | BatchPage | None:
        self.cue.hide()
        return BatchPage(self.session.desk, done.result) if isinstance(done.result, ToIssue) else None

    def closing_page(self, written: Sequence[PlanLine]) -> ClosingPage | None:
        assert self.outcome is not None
        self.cue.show()
        return SignedPage(self.session.desk, written, signs_for(self.session.desk, self.outcome.result.application_id))
