"""A page whose first question is one of several things that wait: arrows choose it, what is asked stands below."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import holding
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel, keys
from deskapp.ui.words import say


@dataclass(frozen=True)
class Waiting:
    """One thing to choose: the answer it stands for, its line, and what is told of it once it is chosen."""

    key: Hashable
    line: Line
    facts: Sequence[tuple[str, str]] = ()


class ChosenPage(StepPage):
    """Names its columns and what is said where nothing waits; `waiting` reads the lines."""

    heads: ClassVar[Sequence[Column]]
    title: ClassVar[str]
    none: ClassVar[str]
    only_f8 = True

    def waiting(self) -> Sequence[Waiting]:
        """What there is to choose from, the oldest first; nothing unless a page says what."""
        return ()

    def build(self) -> None:
        self.found: dict[Hashable, Waiting] = {}
        first, *others = self.kind.questions()
        self.chosen = first.name
        self.list = Sheet(self.title, self.heads, self.none, holding(keys(("↑ ↓", "选择"))))
        self.table = self.list.table
        self.table.setObjectName(first.name)
        self.table.current.connect(lambda _row: self._choose())
        self.facts, self.panel = Facts(), Panel()
        self.panel.body.addWidget(self.facts)
        self.sheet.addWidget(self.list)
        self.sheet.addWidget(self.panel)
        if others:
            form = self.add_form()
            for question in others:
                self.add_question(form, question)
        self._list()

    def entered(self) -> None:
        self._list()

    def said(self) -> dict[str, Any]:
        return {self.chosen: self.table.key() or "", **super().said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        if said.get(self.chosen) in self.found:
            self.table.select_key(said[self.chosen])

    def reason(self) -> str:
        return "" if self.found else say(self.none)

    def first(self) -> QWidget | None:
        return self.table if self.found else None

    def _list(self) -> None:
        self.found = {one.key: one for one in self.waiting()}
        self.list.show_lines([one.line for one in self.found.values()], list(self.found))
        if self.found and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._choose()

    def _choose(self) -> None:
        key = self.table.key()
        one = self.found.get(key) if key is not None else None
        self.panel.setVisible(bool(one and one.facts))
        for form in self.forms:
            (form.parentWidget() or form).setVisible(one is not None)
        self.facts.set_facts([(say(name), value) for name, value in one.facts] if one else [])
        self.edited.emit()
