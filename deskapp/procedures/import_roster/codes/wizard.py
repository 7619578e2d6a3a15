"""Explaining codes: one line a code, all meanings in sight; what the file itself explains is chosen beforehand."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from deskapp.estate.roster.codes import UnknownCode, choices
from deskapp.estate.roster.fields import Field
from deskapp.estate.roster.rows import Roster
from deskapp.flow.procedure import Answers
from deskapp.procedures.import_roster.roster_file import Codes as CodesTold
from deskapp.procedures.import_roster.steps import Columns
from deskapp.procedures.import_roster.understanding.wizard import RosterPage
from deskapp.ui.forms import Form
from deskapp.ui.segments import NONE, Segments
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel, text

Key = tuple[Field, str]


class CodesPage(RosterPage):
    """A code that shows only once others are explained is asked in its turn, on the same page."""

    def build(self) -> None:
        super().build()
        self.asked: dict[Key, Segments] = {}
        self._said: dict[str, dict[str, str]] = {}
        self._shown_for: CodesTold = {}
        self.form, panel = Form(), Panel("代码是什么意思", text("数字键或左右键选择", "caption"))
        panel.body.addWidget(self.form)
        for part in (self.task_bar, panel):
            self.sheet.addWidget(part)

    def entered(self) -> None:
        self._ask()

    def said(self) -> dict[str, Any]:
        told = {name: dict(labels) for name, labels in self._said.items()}
        for (field, code), segments in self.asked.items():
            if segments.current != NONE:
                told.setdefault(field.name, {})[code] = choices(field)[segments.current]
        return {"meanings": told}

    def fill(self, said: Mapping[str, Any]) -> None:
        meanings = said.get("meanings") or {}
        self._said = {name: dict(labels) for name, labels in meanings.items()}

    def first(self) -> QWidget | None:
        codes = list(self.asked.values())
        return next((one for one in codes if one.current == NONE), codes[0] if codes else None)

    def reason(self) -> str:
        left = sum(one.current == NONE for one in self.asked.values())
        return super().reason() or (f"还有 {left} 个代码没有说明" if left else "")

    def go_to_missing(self) -> None:
        if first := self.first():
            go_to(first)

    def understood(self, roster: Roster) -> None:
        for code in roster.unknown_codes:
            if (code.field, code.text) not in self.asked:
                self._add(code)
        QTimer.singleShot(0, self, self.go_to_missing)

    def _ask(self) -> None:
        columns = _columns(self.session.answers)
        self.understand(columns.settled, _merged(columns.known_codes, self.said()["meanings"]))

    def _add(self, code: UnknownCode) -> None:
        names = choices(code.field)
        told = self._said.get(code.field.name, {}).get(code.text, "") or code.suggestion
        current = names.index(told) if told in names else NONE
        segments = Segments([(name, "") for name in names], current, name=f"{code.field.value} {code.text}")
        segments.setObjectName(f"{code.field.name} {code.text}")
        segments.chosen.connect(self._chosen)
        self.asked[code.field, code.text] = segments
        hint = f"{code.count} 处" + ("，按文件里的说明" if code.suggestion else "")
        title = f"{code.field.value} {code.text or '没写'}"
        self.form.ask(title, segments, hint, f"{code.field.name} {code.text}")

    def _chosen(self, _place: int) -> None:
        self.edited.emit()
        if not any(one.current == NONE for one in self.asked.values()):
            self._ask()


def _columns(answers: Answers) -> Columns:
    return answers[Columns]


def _merged(before: CodesTold, now: CodesTold) -> CodesTold:
    return {name: {**before.get(name, {}), **now.get(name, {})} for name in {*before, *now}}
