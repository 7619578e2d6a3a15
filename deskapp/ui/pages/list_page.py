"""A place of lists: tabs for its registers, days, a filter to type in, rows, and what they come to."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from deskapp.ui.actions import Action
from deskapp.ui.backroom import Backroom
from deskapp.ui.choices import Choice
from deskapp.ui.fields import LineField
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.register import SPANS, Register, span
from deskapp.ui.placing import column, row
from deskapp.ui.segments import Segments
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import EmptyState, Panel, keys, rule, text
from deskapp.ui.words import say

EVERY = "全部"
FILTER = 200


class ListPage(Page):
    """Tab goes through the filters to the rows; Enter opens a row; Ctrl+F goes to the filter."""

    def __init__(self, place: str, registers: Sequence[Register[Any]], room: Backroom) -> None:
        super().__init__(place)
        self._room = room
        self.views = [RegisterView(register, lambda: room.now().date()) for register in registers]
        self.tabs = Segments([(register.title, "") for register in registers], 0, kind="tab", name="登记簿")
        if len(registers) == 1:
            self.tabs.hide()
        self.tabs.chosen.connect(self._show)
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        for view in self.views:
            self._stack.addWidget(view)
            view.opens.connect(self.opens)
        self.commands.add(Action("filter", "到筛选框", "Ctrl+F", self._go_to_filter, "list"))
        self.commands.bind(self, "list")
        s = look().sizes
        layout = column(row(self.tabs, None), self._holder, gap=s.s)
        layout.setStretch(1, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)

    @property
    def view(self) -> "RegisterView":
        """The register in sight."""
        return self.views[max(0, self.tabs.current)]

    def refresh(self) -> None:
        register = self.view.register
        self.view.show_rows(self._room.why_not(register.act) if register.act else "")

    def first(self) -> QWidget:
        return self.view.table

    def show_register(self, title: str) -> None:
        """Bring the register of this title into sight."""
        places = [place for place, view in enumerate(self.views) if view.register.title == title]
        if places:
            self.tabs.select(places[0])
            self._show(places[0])

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.refresh()

    def _go_to_filter(self) -> None:
        go_to(self.view.filter)


class RegisterView(Page):
    """One register: its filters above, its rows, and its sums below."""

    def __init__(self, register: Register[Any], today: Callable[[], date]) -> None:
        super().__init__()
        self.register, self._today = register, today
        self._all: Sequence[Any] = ()
        self.shown: list[Any] = []
        self.filter = LineField(say("筛选"), wide=FILTER, hint="筛选：房号、姓名、号码等")
        self.filter.edited.connect(self._filter)
        self.days = Segments([(words, "") for words, _ in SPANS], register.span, kind="segment", name="日期")
        self.days.chosen.connect(lambda _place: self.show_rows(""))
        self.kinds = Segments([(words, "") for words, _ in register.kinds], 0, kind="segment", name="状态")
        self.kinds.chosen.connect(lambda _place: self._filter())
        self.groups = Choice(register.group_title, [EVERY], 112)
        self.groups.edited.connect(self._filter)
        self.table = Table(register.columns, fit=False, opens=register.link is not None)
        self.table.opened.connect(self._open)
        self.sums = text("", "strong")
        self._lay_out()

    def show_rows(self, barred: str) -> None:
        """Read the register again; `barred` says why it may not be read."""
        self._bar.say(barred)
        self._stack.setCurrentIndex(1 if barred else 0)
        if barred:
            return
        first, last = span(self.days.current, self._today())
        self._all = self.register.read(first, last)
        self._offer_groups()
        self._filter()

    def _filter(self) -> None:
        register, typed = self.register, self.filter.said().casefold().split()
        group = self.groups.currentText() if self.groups.currentIndex() > 0 else ""
        belongs = register.kinds[self.kinds.current][1] if register.kinds else lambda _row: True
        self.shown = [
            one
            for one in self._all
            if belongs(one)
            and (not group or (register.group and register.group(one) == group))
            and all(word in register.words(one).casefold() for word in typed)
        ]
        self.table.set_rows([register.line(one) for one in self.shown], [register.key(one) for one in self.shown])
        if self.shown and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self.sums.say(register.sums(self.shown))

    def _offer_groups(self) -> None:
        group = self.register.group
        names = list(dict.fromkeys(group(one) for one in self._all)) if group else []
        now = self.groups.currentText()
        if names != [self.groups.itemText(place) for place in range(1, self.groups.count())]:
            self.groups.clear()
            self.groups.addItems([say(EVERY), *names])
            self.groups.setCurrentIndex(max(0, self.groups.findText(now)))

    def _open(self, place: int) -> None:
        if self.register.link and (link := self.register.link(self.shown[place])):
            self.opens.emit(link)

    def _head(self) -> QHBoxLayout:
        s = look().sizes
        line = row(text(self.register.title, "title"), s.s)
        if self.register.dated:
            line.addWidget(self.days)
        if self.register.kinds:
            line.addWidget(self.kinds)
        if self.register.group:
            line.addWidget(text(self.register.group_title, "soft"))
            line.addWidget(self.groups)
        line.addStretch(1)
        line.addWidget(self.filter)
        return line

    def _lay_out(self) -> None:
        s = look().sizes
        panel = Panel(pad=0)
        opens = (("Enter", "打开"),) if self.register.link else ()
        foot = row(keys(("↑ ↓", "选择"), *opens, ("Ctrl+F", "筛选")), None, self.sums)
        foot.setContentsMargins(s.l, s.s, s.l, s.s)
        inside = column(s.xs, self.table, rule(), foot, gap=0)
        inside.setStretch(1, 1)
        panel.body.addLayout(inside)
        self._bar = text("", "soft")
        barred, holder = Panel(), QWidget()
        barred.body.addWidget(EmptyState("lock-simple", "没有查看的权限"))
        barred.body.addLayout(row(None, self._bar, None))
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(panel)
        self._stack.addWidget(barred)
        layout = column(self._head(), holder, gap=s.m)
        layout.setStretch(1, 1)
        self.setLayout(layout)
