"""The page on which a file is looked into: its papers, and their pictures large with the purpose across them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deskapp.kernel.errors import DeskError
from deskapp.kernel.rooms import RoomNo
from deskapp.overview.file_view import FiledPaper
from deskapp.procedures.archive.look import service
from deskapp.procedures.archive.look.service import SEE_FILE
from deskapp.procedures.archive.look.steps import LookedAt
from deskapp.procedures.archive.wizard import FilePage
from deskapp.scans import shown
from deskapp.scans.vault import vault_of
from deskapp.ui.messages import Messages
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.papers.viewer import Page, ScanViewer
from deskapp.ui.placing import holding
from deskapp.ui.rows import Column
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import keys
from deskapp.ui.wizard import ProcedureWizard

HEADS = (
    Column("资料", least=160), Column("种类", 96), Column("份数", 56, figures=True), Column("图片", 56, figures=True),
    Column("", 16), Column("收存日期", 108), Column("归属", 96, spare=True), Column("位置", 120, spare=True),
)  # fmt: skip
MOST = 9


class LookedAtPage(FilePage):
    """Enter on a paper shows its pictures."""

    def build(self) -> None:
        self.messages, self.viewer = Messages(), ScanViewer()
        hint = holding(keys(("↑ ↓", "选择"), ("Enter", "看大图")))
        self.list = Sheet("资料", HEADS, "档案里还没有资料", hint, opens=True, most=MOST)
        self.list.table.setObjectName("papers")
        self.list.table.opened.connect(self._look)
        self.viewer.left.connect(self._leave)
        self._papers: list[FiledPaper] = []
        super().build()
        for widget in (self.messages, self.list, self.viewer):
            self.sheet.addWidget(widget)
        self.viewer.hide()

    def _show(self) -> None:
        super()._show()
        try:
            room = RoomNo.parse(str(self.editors["room"].said() or ""))
        except ValueError:
            self._papers = []
        else:
            self._papers = service.papers(self.session.desk, room)
        self.list.setVisible(bool(self._papers))
        self.list.show_lines(
            [
                (one.words, quiet(one.kind), str(one.copies or ""), str(len(one.scans) or ""), "",
                 quiet(str(one.received_on)), quiet(one.whose), quiet(one.shelf))
                for one in self._papers
            ],
            [one.paper_id for one in self._papers],
        )  # fmt: skip

    def _look(self, place: int) -> None:
        paper, desk = self._papers[place], self.session.desk
        if not paper.scans:
            self.messages.tell(Tone.INFO, "这项资料没有图片，请看原件")
            return
        try:
            service.note_seen(desk, paper)
            settings = desk.settings()
            purpose = f"仅供{settings.centre_name or settings.company_name}内部查看　{desk.clerk.name}　{desk.today}"
            self.viewer.show_pages(paper.words, [page for one in paper.scans for page in self._pages(one, purpose)])
        except DeskError as error:
            self.messages.tell_error(error)
            return
        self._turn(to_viewer=True)

    def _pages(self, digest: str, purpose: str) -> list[Page]:
        content = vault_of(self.session.desk.store).get(digest)
        return [lambda page=page: shown.large(content, page, purpose) for page in range(content.pages)]  # type: ignore[misc]  # bound now

    def _leave(self) -> None:
        self._turn(to_viewer=False)
        go_to(self.list.table)

    def _turn(self, *, to_viewer: bool) -> None:
        parts: tuple[QWidget, ...] = (self.list, self.panel, *(form.parentWidget() or form for form in self.forms))
        for part in parts:
            part.setVisible(not to_viewer)
        self.viewer.setVisible(to_viewer)
        if to_viewer:
            self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> Any:
        return self.list.table if self._papers else super().first()


class SeeFileWizard(ProcedureWizard):
    """查看档案."""

    procedure = SEE_FILE
    verb = "打印档案目录"
    pages = {LookedAt: LookedAtPage}
