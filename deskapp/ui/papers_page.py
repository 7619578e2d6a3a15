"""The page of the shared documents step: one line a paper, ticked, counted and photographed without the mouse."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from deskapp.customer_file.papers import Needed, PaperLine
from deskapp.flow.procedure import Answers
from deskapp.kernel.errors import DeskError
from deskapp.scans import keeping, shown
from deskapp.scans.vault import vault_of
from deskapp.ui import tasks
from deskapp.ui.messages import Messages
from deskapp.ui.papers.camera_bar import CameraBar
from deskapp.ui.papers.paper_row import PAPER_KEYS, PaperRow
from deskapp.ui.papers.sources import KINDS, Source, of_files, of_mime
from deskapp.ui.papers.viewer import Page, ScanViewer
from deskapp.ui.placing import column, empty, row
from deskapp.ui.step_page import StepPage
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel, keys, rule, text
from deskapp.ui.words import say

SEE = "see_papers"
KEYS_IN_LINE = 5


class PapersPage(StepPage):
    """A procedure subclasses it and says which papers are needed, as `needed(answers)`; and for what, as `purpose`.

    Space ticks, figures count copies, letters seal, declare, attach and show; Enter goes to the next paper.
    """

    def needed(self, answers: Answers) -> Sequence[Needed]:
        """The papers of this matter, by the answers before; none unless a procedure says which."""
        return ()

    def purpose(self) -> str:
        """What the pictures are for, as it is written across them: 仅供某小区办理装修备案使用 2026-11-22."""
        settings = self.session.desk.settings()
        centre, title = settings.centre_name or settings.company_name, self.session.procedure.title
        return say("仅供{centre}办理{title}使用 {day}", centre=centre, title=title, day=self.today())

    def build(self) -> None:
        self.rows: list[PaperRow] = []
        self._needed: tuple[Needed, ...] = ()
        self._kept: dict[str, Mapping[str, Any]] = {}
        self._small: dict[str, bytes] = {}
        self._running = 0
        self._row: PaperRow | None = None
        self.messages, self.task_bar, self.viewer = Messages(), TaskBar(), ScanViewer()
        self.camera = CameraBar(self.session.desk.store.place)
        self.camera.came.connect(self._from_camera)
        self.camera.told.connect(self.messages.tell)
        self.viewer.left.connect(self._leave_viewer)
        self.viewer.hide()
        self._count, self._lines = text("", "soft"), column(gap=0)
        self.list = Panel("", pad=look().sizes.m)
        self.list.body.addLayout(row(text(self.kind.title, "heading"), None, self._count))
        for part in (PAPER_KEYS[:KEYS_IN_LINE], PAPER_KEYS[KEYS_IN_LINE:]):
            self.list.body.addLayout(row(keys(*part), None))
        self.list.body.addWidget(rule())
        self.list.body.addLayout(self._lines)
        for widget in (self.messages, self.task_bar, self.camera, self.viewer, self.list):
            self.sheet.addWidget(widget)

    def entered(self) -> None:
        needed = tuple(self.needed(self.session.answers))
        if needed != self._needed:
            self._keep()
            self._needed = needed
            self._build_rows()
        self._show_count()

    def said(self) -> dict[str, Any]:
        self._keep()
        codes = [one.code for one in self._needed] if self._needed else list(self._kept)
        return {"lines": [self._kept[code] for code in codes if code in self._kept]}

    def fill(self, said: Mapping[str, Any]) -> None:
        for line in said.get("lines") or ():
            plain = line if isinstance(line, Mapping) else _plain(line)
            self._kept[plain["code"]] = plain
        self._fill_rows()

    def reason(self) -> str:
        return say("正在收图片，请稍候") if self._running else ""

    def first(self) -> QWidget | None:
        return self._row if self._row in self.rows else next(iter(self.rows), None)

    def take_in(
        self, into: PaperRow | None, sources: Sequence[Source], kept: Callable[[], object] = lambda: None
    ) -> None:
        """Clean pictures and put them into the vault, off the window's thread; then they belong to this paper.

        Each that cannot be taken is one sentence; the others are taken all the same. `kept` is called if all were.
        """
        into = into or next(iter(self.rows), None)
        if into is None or not sources:
            return
        store, code = self.session.desk.store, into.needed.code

        def work(progress: tasks.Progress) -> tuple[list[str], list[tuple[str, DeskError]]]:
            taken, troubles = list[str](), list[tuple[str, DeskError]]()
            for number, source in enumerate(sources):
                progress(say("正在收 {name}", name=source.name), number, len(sources))
                try:
                    digests = keeping.take_in(store, source.read())
                    self._small.update({one: shown.thumbnail(vault_of(store).get(one)) for one in digests})
                    taken += digests
                except DeskError as error:
                    troubles.append((source.name, error))
            return taken, troubles

        self._running += 1
        task = tasks.start(say("正在收图片"), work, done=lambda came: self._taken(code, kept, *came))
        task.ended.connect(self._ended)
        self.task_bar.follow(task, stoppable=False)
        self.edited.emit()

    def _from_camera(self, file: Path) -> None:
        self.take_in(self._row, of_files([file]), lambda: self.camera.taken(file))

    def _taken(
        self, code: str, kept: Callable[[], object], digests: list[str], troubles: list[tuple[str, DeskError]]
    ) -> None:
        for found in (one for one in self.rows if one.needed.code == code):
            found.add(digests)
        for name, error in troubles:
            self.messages.tell(Tone.WARN, f"{name}：{error.text}", error.code, also=True)
        if not troubles:
            kept()

    def _ended(self) -> None:
        self._running -= 1
        self._show_pictures()
        self.edited.emit()

    def _build_rows(self) -> None:
        empty(self._lines)
        self.rows, self._row = [], None
        for needed in self._needed:
            made = PaperRow(needed)
            made.edited.connect(self._row_edited)
            made.asked.connect(lambda what, made=made: self._asked(made, what))
            made.dropped.connect(lambda sources, made=made: self.take_in(made, sources))
            made.current.connect(lambda made=made: self._come_to(made))
            if self.rows:
                self._lines.addWidget(rule())
            self._lines.addWidget(made)
            self.rows.append(made)
        self._fill_rows()

    def _fill_rows(self) -> None:
        for one in self.rows:
            one.fill(self._kept.get(one.needed.code, {}))
        self._load_small()
        self._show_count()

    def _keep(self) -> None:
        self._kept.update({one.needed.code: one.said() for one in self.rows})

    def _come_to(self, row: PaperRow) -> None:
        self._row = row
        self.camera.show_paper(row.needed.words)

    def _row_edited(self) -> None:
        self._show_count()
        self._show_pictures()
        self.edited.emit()

    def _asked(self, row: PaperRow, what: str) -> None:
        self._row = row
        if what == "files":
            self._browse(row)
        elif what == "paste":
            self._paste(row)
        elif what == "camera":
            self.camera.start(row.needed.words)
        else:
            self._show_large(row)

    def _browse(self, row: PaperRow) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, say("选择{words}的图片", words=row.needed.words), "", say(KINDS))
        self.take_in(row, of_files([Path(name) for name in names]))
        go_to(row)

    def _paste(self, row: PaperRow) -> None:
        sources = of_mime(QApplication.clipboard().mimeData())
        if not sources:
            self.messages.tell(Tone.INFO, "剪贴板里没有图片，也没有文件")
        self.take_in(row, sources)

    def _show_large(self, row: PaperRow) -> None:
        """All pictures of a paper, large; that somebody saw them is journaled (PRIVACY-03)."""
        desk, purpose = self.session.desk, self.purpose()
        if not row.scans:
            self.messages.tell(Tone.INFO, say("{words}还没有图片", words=row.needed.words))
            return
        try:
            pages = [page for digest in row.scans for page in self._pages(digest, purpose)]
            self.viewer.show_pages(row.needed.words, pages)
            desk.note(SEE, "scan", None, paper=row.needed.code, pictures=[digest[:12] for digest in row.scans])
        except DeskError as error:
            self.messages.tell_error(error)
            return
        self.list.hide()
        self.viewer.show()
        self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pages(self, digest: str, purpose: str) -> list[Page]:
        content = vault_of(self.session.desk.store).get(digest)
        return [lambda page=page: shown.large(content, page, purpose) for page in range(content.pages)]  # type: ignore[misc]  # bound now

    def _leave_viewer(self) -> None:
        self.viewer.hide()
        self.list.show()
        if self._row:
            go_to(self._row)

    def _show_pictures(self) -> None:
        for one in self.rows:
            one.pictures.show_pictures([self._small.get(digest, b"") for digest in one.scans])

    def _load_small(self) -> None:
        """The small pictures of what was attached before, off the window's thread; one that cannot be read is empty."""
        store = self.session.desk.store
        wanted = [digest for one in self.rows for digest in one.scans if digest not in self._small]
        self._show_pictures()
        if not wanted:
            return

        def work(_progress: tasks.Progress) -> None:
            for digest in wanted:
                try:
                    self._small[digest] = shown.thumbnail(vault_of(store).get(digest))
                except DeskError:
                    self._small[digest] = b""

        tasks.start(say("正在读图片"), work, done=lambda _none: self._show_pictures())

    def _show_count(self) -> None:
        done = sum(one.state.tone is Tone.OK for one in self.rows)
        asked = sum(one.state.tone is not Tone.PLAIN for one in self.rows)
        self._count.say("{done} 项齐，共 {asked} 项", done=done, asked=asked)


def _plain(line: PaperLine) -> dict[str, Any]:
    return {question.name: getattr(line, question.name) for question in PaperLine.questions()}
