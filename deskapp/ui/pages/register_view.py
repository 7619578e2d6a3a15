"""One register: its filters above, its rows, what they come to, and the workbooks made of them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from deskapp.kernel.bars import Bars
from deskapp.kernel.days import ONE_DAY
from deskapp.ui import tasks
from deskapp.ui.backroom import Backroom
from deskapp.ui.buttons import Button
from deskapp.ui.charts import BarChart
from deskapp.ui.choices import Choice
from deskapp.ui.fields import LineField
from deskapp.ui.pages.days_filter import DaysFilter
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.register import Days, Register
from deskapp.ui.placing import column, empty, holding, row
from deskapp.ui.segments import NONE, Segments
from deskapp.ui.tables import Table
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import EmptyState, Panel, keys, rule, text
from deskapp.ui.words import minus, say
from deskapp.ui.year_calendar import YearCalendar

EVERY = "全部"
FILTER, GROUP = 200, 112
ROWS, BARRED = range(2)
PRINT = "print_register"


class RegisterView(Page):
    """Shows what the days, the kinds, the group and the typed words let through."""

    def __init__(self, register: Register[Any], room: Backroom, *, titled: bool) -> None:
        super().__init__()
        self.register, self._room, self._titled = register, room, titled
        self._all: Sequence[Any] = ()
        self.shown: list[Any] = []
        self.filter = LineField(say("筛选"), wide=FILTER, hint=say("筛选：{by}", by=say(register.hint)))
        self.filter.edited.connect(self._filter)
        self.days = DaysFilter(register, lambda: room.now().date())
        self.days.changed.connect(self._show_days)
        kinds = [(words, "") for words, _ in register.kinds]
        self.kinds = Segments(kinds, 0 if kinds else NONE, name=register.kinds_title)
        self.kinds.chosen.connect(lambda _place: self._filter())
        self.groups = Choice(register.group_title, [EVERY], GROUP)
        self.groups.edited.connect(self._filter)
        self.table = Table(register.columns, fit=False, opens=register.link is not None)
        self.table.opened.connect(self._open)
        self.sums, self.tasks = text("", "strong"), TaskBar()
        self.chart, self.calendar = BarChart(), YearCalendar()
        self._lay_out()

    @property
    def span(self) -> Days:
        """The days that are shown."""
        return self.days.days

    def first(self) -> QWidget:
        """The rows; the filter where there are none."""
        return self.table if self.shown else self.filter

    def refresh(self) -> None:
        barred = self._room.why_not(self.register.act) if self.register.act else ""
        self._head.setVisible(not barred)
        if barred:
            empty(self._barred.body)
            self._barred.body.addWidget(EmptyState("lock-simple", "没有查看的权限", barred))
            self._stack.setCurrentIndex(BARRED)
        else:
            self._all = self.register.read(*self.span)
            self._offer_groups()
            self._filter()

    def look_for(self, day: str, number: str) -> None:
        """Bring one line into sight: that of its day with this number, or the whole day."""
        self.days.show(date.fromisoformat(day))
        self.filter.setText(number)
        self.refresh()
        if not self.shown:
            self.filter.setText("")
            self._filter()

    def _show_days(self) -> None:
        """Other days; after typed ones the keyboard goes to their rows."""
        self.refresh()
        if not self.days.typed.isHidden():
            go_to(self.first())

    def _misread(self) -> bool:
        """Whether the typed days cannot be read: then nothing is made of days that nobody meant."""
        before = self.span
        self.days.keep()
        if self.days.trouble:
            self.told.emit(Tone.WARN, self.days.trouble)
        elif self.span != before:
            self.refresh()
        return bool(self.days.trouble)

    def export(self) -> None:
        """Write the rows in sight as a workbook, or the register's own workbook, in the background."""
        if reason := self._room.why_not("export_personal"):
            self.told.emit(Tone.INFO, reason)
        elif self._misread():
            return
        elif self.register.whole:
            self._write(partial(self.register.whole, *self.span))
        else:
            told = (self.register.title, list(self.shown), self._conditions())
            self._write(partial(self._room.export_list, *told, self._bars()))

    def print_rows(self) -> None:
        """Print the rows in sight, with their filters and what they come to, in the background."""
        if reason := self._room.why_not(PRINT):
            self.told.emit(Tone.INFO, reason)
            return
        if self._misread():
            return
        told = (self.register.title, list(self.shown), self._conditions())
        room = self._room

        def work(progress: tasks.Progress) -> str:
            troubles = room.print_papers((room.list_paper(*told),), progress)
            return troubles[0].text if troubles else ""

        task = tasks.start(say("正在打印"), work, done=self._printed)
        task.expect_failure(lambda error: self.told.emit(Tone.DANGER, error.text))
        self.tasks.follow(task)

    def _printed(self, trouble: str) -> None:
        self.told.emit(Tone.DANGER if trouble else Tone.OK, trouble or say("已送去打印"))

    def settle(self) -> None:
        """Do to the current row what its register lets somebody settle."""
        place = self.table.currentIndex().row()
        if self.register.settle and 0 <= place < len(self.shown):
            self.told.emit(Tone.OK, self.register.settle(self.shown[place]))
            self.refresh()

    def export_cashier(self) -> None:
        """Write the cashier's workbook of the days in sight, in the background."""
        if not self._misread():
            self._write(partial(self._room.export_cashier, *self.span))

    def archive(self) -> None:
        """Archive the days in sight that are over, in the background."""
        if self._misread():
            return
        first, last = self.span
        over = min(last, self._room.now().date() - ONE_DAY)
        self._write(partial(self._room.archive, first, over if first <= over else last))

    def _write(self, work: Callable[[], str]) -> None:
        task = tasks.start(say("正在导出"), lambda _progress: work(), done=self._written)
        task.expect_failure(lambda error: self.told.emit(Tone.DANGER, error.text))
        self.tasks.follow(task)

    def _written(self, path: str) -> None:
        self.told.emit(Tone.OK, say("已导出：{path}", path=path))

    def _conditions(self) -> list[tuple[str, str]]:
        """The filters in force, for the first page of the workbook."""
        register, (first, last) = self.register, self.span
        found = [("日期", say("{first} 至 {last}", first=first, last=last))] if register.dated else []
        found += [(register.kinds_title, register.kinds[self.kinds.current][0])] if register.kinds else []
        found += [(register.group_title, self.groups.currentText())] if register.group else []
        found += [("筛选", self.filter.said())] if self.filter.said() else []
        return [*found, ("合计", register.sums(self.shown))]

    def _bars(self) -> Bars | None:
        return self.register.chart(self.shown) if self.register.chart else None

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
        self._stack.setCurrentIndex(ROWS)
        self._inside.setCurrentIndex(0 if self.shown else 1)
        self.sums.say(minus(register.sums(self.shown)))
        bars = self._bars()
        self._pictured.setVisible(bool(bars and bars.worth_showing))
        if bars:
            self.chart.show_bars(bars)
        if register.year:
            self.calendar.show_plan(register.year(self.span[1].year))

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

    def _filters(self) -> QHBoxLayout:
        register = self.register
        line = row(*((text(register.title, "title"), look().sizes.s) if self._titled else ()))
        if register.dated:
            line.addWidget(self.days.spans)
            line.addSpacing(look().sizes.s)
        if register.kinds:
            line.addWidget(self.kinds)
        if register.group:
            line.addWidget(text(register.group_title, "soft"))
            line.addWidget(self.groups)
        line.addStretch(1)
        line.addWidget(self.filter)
        for button in self._exports():
            line.addWidget(button)
        return line

    def _exports(self) -> list[Button]:
        """The workbooks and the paper that the person on duty may have made."""
        buttons = []
        if self.register.for_cashier and not self._room.why_not("export_cashier"):
            buttons.append((Button("出纳工作簿"), self.export_cashier))
        if not self._room.why_not("export_personal"):
            buttons.append((Button("导出 Excel", "Ctrl+E"), self.export))
        if not self._room.why_not(PRINT):
            buttons.append((Button("打印", "Ctrl+P"), self.print_rows))
        if self.register.archives and not self._room.why_not("archive_period"):
            buttons.append((Button("归档"), self.archive))
        for button, does in buttons:
            button.clicked.connect(lambda _on, does=does: does())
        return [button for button, _ in buttons]

    def _lay_out(self) -> None:
        s = look().sizes
        panel = Panel(pad=0)
        opens = (("Enter", "打开"),) if self.register.link else ()
        settles = (("Del", self.register.settled),) if self.register.settle else ()
        foot = row(keys(("↑ ↓", "选择"), *opens, *settles, ("Ctrl+F", "筛选")), None, self.sums)
        foot.setContentsMargins(s.l, s.s, s.l, s.s)
        rows = QWidget()
        self._inside = QStackedLayout(rows)
        self._inside.addWidget(self.table)
        self._inside.addWidget(EmptyState("magnifying-glass", "没有符合条件的记录"))
        inside = column(s.xs, rows, rule(), foot, gap=0)
        inside.setStretch(1, 1)
        panel.body.addLayout(inside)
        self._barred, holder = Panel(), QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(panel)
        self._stack.addWidget(self._barred)
        self._head = holding(self._filters())
        self._pictured = Panel(pad=s.m)
        self._pictured.body.addWidget(self.chart)
        self._pictured.hide()
        dated = Panel(pad=s.m)
        dated.body.addWidget(self.calendar)
        if not self.register.year:  # shown it would be a window of its own until it stands in the page
            dated.hide()
        layout = column(self._head, self.days.typed, self.tasks, self._pictured, dated, holder, gap=s.m)
        layout.setStretch(5, 1)
        self.setLayout(layout)
