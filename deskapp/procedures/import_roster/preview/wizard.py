"""The preview: how many lines become what, every line with its changes or its reason, and the tick for the bad ones."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.estate.applying.plan import Plan, PlannedLine, Verdict
from deskapp.estate.roster.rows import Roster
from deskapp.kernel.errors import DeskError
from deskapp.procedures.import_roster.service import meanings_of, preview, save_copy
from deskapp.procedures.import_roster.steps import Columns
from deskapp.procedures.import_roster.understanding.wizard import RosterPage
from deskapp.ui import tasks
from deskapp.ui.buttons import Button
from deskapp.ui.cells import Cell, badge
from deskapp.ui.choices import Tick
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Note
from deskapp.ui.messages import Messages
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column, Line
from deskapp.ui.segments import Segments
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Elided, Panel, text
from deskapp.ui.words import say

HEADS = (Column("行", 104), Column("房号和姓名", 176), Column("结果", 84), Column("说明", least=240))
TABS: tuple[tuple[str, frozenset[Verdict]], ...] = (
    ("全部", frozenset(Verdict)),
    ("有误", frozenset({Verdict.REFUSED})),
    ("将新增", frozenset({Verdict.NEW})),
    ("将修改", frozenset({Verdict.CHANGED})),
    ("相同", frozenset({Verdict.SAME})),
)
TONES = {
    Verdict.NEW: Tone.OK,
    Verdict.CHANGED: Tone.INFO,
    Verdict.SAME: Tone.PLAIN,
    Verdict.REFUSED: Tone.DANGER,
}
IN_SIGHT = 9
NOTHING = Plan((), ())


class PreviewPage(RosterPage):
    """Nothing is written until F8 imports it."""

    verb = "导入"
    only_f8 = True

    def build(self) -> None:
        super().build()
        self.plan: Plan | None = None
        self._planning = False
        self.messages = Messages()
        self.table = Table(HEADS, fit=False, opens=False)
        self.table.setObjectName("lines")
        self.table.setFixedHeight(look().sizes.head + IN_SIGHT * look().sizes.row + 1)
        self.table.current.connect(lambda _row: self._show_whole())
        self.whole = text("", "soft", wrap=True)
        self.tabs = Segments([(words, "") for words, _ in TABS], 0, kind="tab", name="显示哪些行")
        self.tabs.chosen.connect(lambda _place: self._show_lines())
        self.sums = Elided("", "soft")
        question = self.kind.questions()[-1]
        self.without_refused = Tick(question.label)
        self.without_refused.setObjectName(question.name)
        self.notes[question.name] = Note("按空格勾选")
        tick = self.without_refused
        self.editors[question.name] = Editor(tick, tick.said, tick.fill, tick.edited)
        tick.edited.connect(partial(self._edited, question.name))
        panel = Panel()
        panel.body.addLayout(column(self.tabs, self.sums, self.table, self.whole, gap=look().sizes.s))
        line = row(self.without_refused, self.notes[question.name], gap=look().sizes.m)
        line.setStretch(1, 1)
        for part in (self.task_bar, self.messages, panel):
            self.sheet.addWidget(part)
        self.sheet.addLayout(line)

    def entered(self) -> None:
        self.plan = None
        self.understand(self.session.answers[Columns].settled, meanings_of(self.session.answers))

    def understood(self, roster: Roster) -> None:
        desk = self.session.desk
        self._planning = True
        task = tasks.start("正在和系统核对", lambda _progress: preview(desk, roster), done=self._planned)
        task.expect_failure(self._failed)
        task.ended.connect(self._plan_over)
        self.task_bar.follow(task, stoppable=False)

    def said(self) -> dict[str, Any]:
        told = self.plan or NOTHING
        counts = {"added": told.added, "changed": told.changed, "refused": told.refused}
        return {**counts, "without_refused": self.without_refused.said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        """The counts are made anew, and the tick is for what is in sight now."""

    def first(self) -> QWidget:
        return self.table

    def reason(self) -> str:
        if reason := super().reason():
            return reason
        if self.plan is None:
            return "正在核对" if self._planning else ""
        return "" if self.plan.added or self.plan.changed else "没有需要导入的内容"

    def go_to_missing(self) -> None:
        go_to(self.table)

    def asides(self) -> Sequence[QWidget]:
        copy = Button("保存标记副本", kind="quiet")
        copy.clicked.connect(self.save)
        return (copy,)

    def save(self) -> None:
        """Write the marked copy without importing anything."""
        if self.plan is None:
            return
        try:
            path = save_copy(self.session.desk, self.session.answers, self.plan)
        except DeskError as error:
            self.messages.tell_error(error)
            return
        self.messages.tell(Tone.OK, say("标记副本已保存：{path}", path=path), "")

    def _planned(self, plan: Plan) -> None:
        self.plan = plan

    def _plan_over(self) -> None:
        self._planning = False
        told = self.plan or NOTHING
        counts = [sum(told.counts[one] for one in shown) for _, shown in TABS]
        for button, (words, _), count in zip(self.tabs.buttons, TABS, counts, strict=True):
            button.say(say("{words} {count}", words=say(words), count=count))
        self.sums.say(_sums(told))
        self.tabs.select(1 if told.refused else 0)
        for part in (self.without_refused, self.notes["without_refused"]):
            part.setVisible(bool(told.refused))
        self.without_refused.fill(False)
        self._show_lines()
        self.edited.emit()

    def _show_lines(self) -> None:
        _, shown = TABS[self.tabs.current]
        several = len({one.source.sheet for one in (self.plan or NOTHING).lines}) > 1
        lines = [one for one in (self.plan or NOTHING).lines if one.verdict in shown]
        self.table.set_rows([_line(one, several) for one in lines], [one.source for one in lines])
        if lines and self.table.key() is None:
            self.table.selectRow(0)
        self._show_whole()

    def _show_whole(self) -> None:
        """The whole of the current line's words, which the table may have cut."""
        found = next((one for one in (self.plan or NOTHING).lines if one.source == self.table.key()), None)
        self.whole.say(_words(found) if found else "")


def _line(one: PlannedLine, several: bool) -> Line:
    place = f"{one.source.sheet} {one.source.line}" if several else say("第 {line} 行", line=one.source.line)
    tone = Tone.DANGER if one.verdict is Verdict.REFUSED else Tone.WARN if one.reason else None
    return (place, one.subject, badge(one.verdict.value, TONES[one.verdict]), Cell(_words(one), tone))


def _words(one: PlannedLine) -> str:
    reminder = one.reason if one.verdict is Verdict.REFUSED or not one.reason else f"提醒：{one.reason}"
    return "；".join(words for words in (*one.details, reminder) if words)


def _sums(plan: Plan) -> str:
    new = "、".join(f"{name} {count}" for name, count, _ in plan.kinds if count)
    changed = "、".join(f"{name} {count}" for name, _, count in plan.kinds if count)
    parts = (f"将新增：{new}" if new else "", f"将修改：{changed}" if changed else "")
    return "；".join(part for part in parts if part) or "没有需要新增或修改的内容"
