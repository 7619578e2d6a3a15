"""The manual: one chapter a procedure, written by the procedures themselves."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskapp.flow.manual import chapter
from deskapp.ui.cells import Cell
from deskapp.ui.offers import Offer
from deskapp.ui.placing import column, empty, row, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, text

CHAPTERS = 280
LABELS = 160
ASKED = re.compile(r"- \*\*(?P<label>.+?)\*\*(?P<spare>（可不填）)?(?P<help>.*)")


class ManualView(QWidget):
    """Chapters at the left, the chosen one at the right."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        s = look().sizes
        self._chapters = [(offer, "\n".join(chapter(offer.procedure, offer.about))) for offer in offers]
        self.shown = list(self._chapters)
        self.table = Table((Column("业务"), Column("代码", 72)), fit=False, opens=False)
        self.table.setObjectName("chapters")
        self.table.current.connect(self._show)
        left, right = Panel(pad=0), Panel()
        left.setFixedWidth(s.px(CHAPTERS))
        left.body.addWidget(self.table, 1)
        self._lines = column(gap=s.xs)
        self._area = scrolling(self._lines)
        right.body.addWidget(self._area, 1)
        body = row(left, right, gap=s.m)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.show_matching("")

    def show_matching(self, typed: str) -> None:
        """Only the chapters in which the typed words stand."""
        wanted = typed.casefold()
        self.shown = [(offer, words) for offer, words in self._chapters if wanted in words.casefold()]
        rows = [(Cell(offer.title), Cell(offer.code, quiet=True)) for offer, _ in self.shown]
        self.table.set_rows(rows, [offer.name for offer, _ in self.shown])
        self.table.selectRow(0)
        self._show(0)

    def _show(self, place: int) -> None:
        empty(self._lines)
        if 0 <= place < len(self.shown):
            for line in _paragraphs(self.shown[place][1]):
                self._add(line)
        self._lines.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _add(self, line: str) -> None:
        """A line of Markdown, of the little that chapters use of it."""
        if line.startswith("## "):
            self._lines.addWidget(text(line[3:], "title"))
        elif line.startswith("### "):
            self._lines.addSpacing(look().sizes.s)
            self._lines.addWidget(text(line[4:], "heading"))
        elif asked := ASKED.fullmatch(line):
            self._lines.addLayout(_question(asked["label"], f"{asked['spare'] or ''}{asked['help']}".strip()))
        else:
            self._lines.addWidget(text(line.removeprefix("- "), "soft", wrap=True))


def _question(label: str, help: str) -> QHBoxLayout:
    """What is asked, and beside it how to answer."""
    name = text(label, "body", wrap=True)
    name.setFixedWidth(look().sizes.px(LABELS))
    line = row(name, text(help, "caption", wrap=True), gap=look().sizes.m)
    line.setStretch(1, 1)
    return line


def _paragraphs(words: str) -> Iterator[str]:
    """The lines of a chapter; those of one paragraph are joined, wherever its source was broken."""
    paragraph = ""
    for line in (*words.splitlines(), ""):
        if line.startswith(("#", "- ")) or not line.strip():
            if paragraph:
                yield paragraph
            paragraph = ""
            if line.strip():
                yield line.strip()
        else:
            paragraph += line.strip()
