"""Today's list: everything that waits, by tabs, overdue first (GEN-13)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from deskapp.overview.home_view import Matter, Pile, Urgency
from deskapp.overview.shown import Link
from deskapp.ui.cells import Cell, badge
from deskapp.ui.pages.page import quiet
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column
from deskapp.ui.segments import Segments
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import EmptyState, Panel, keys, rule, text
from deskapp.ui.words import say

COLUMNS = (
    Column("到期", 128),
    Column("事项", least=240),
    Column("单元", 92),
    Column("客户", 96),
    Column("经办", 104, spare=True),
)
KEYS = (("↑ ↓", "选择"), ("Enter", "办理"), ("Del", "办结待办"), ("F3", "查找"), ("+ −", "等候人数"))
Belongs = Callable[[Matter], bool]
TABS: tuple[tuple[str, Belongs], ...] = (
    ("全部", lambda matter: True),
    ("逾期", lambda matter: matter.urgency is Urgency.LATE),
    ("今天", lambda matter: matter.urgency is Urgency.TODAY),
    ("未打印", lambda matter: matter.pile is Pile.UNPRINTED),
    ("未写完", lambda matter: matter.pile is Pile.UNFINISHED),
)


class TodayTable(Table):
    """What is typed here is searched for: `typed` carries it to the search box."""

    typed = Signal(str)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)


class TodayList(Panel):
    """Arrows choose, Enter takes a matter up; the tabs count what is behind them.

    `emptied` says that the last row went while the keyboard was on it.
    """

    opened = Signal(object)
    typed = Signal(str)
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__(pad=0)
        self.matters: Sequence[Matter] = ()
        self._shown: list[Matter] = []
        self.tabs = Segments([(words, "") for words, _ in TABS], 0, kind="tab", name="今日待办")
        self.tabs.chosen.connect(lambda _place: self._show())
        self.table = TodayTable(COLUMNS, fit=False)
        self.table.typed.connect(self.typed)
        self.table.setObjectName("today")
        self.table.opened.connect(lambda place: self.opened.emit(self._shown[place].link))
        self._empty = QWidget()
        self._fill(EmptyState("check-circle", "今天的事都办完了"))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        layout = column(self._head(), holder, rule(), self._hints(), gap=2)
        layout.setStretch(1, 1)
        self.body.addLayout(layout)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show the list as it stands now; the chosen tab and row stay."""
        self.matters = matters
        for button, (words, belongs) in zip(self.tabs.buttons, TABS, strict=True):
            button.say(f"{words} {sum(map(belongs, matters))}")
        self._show()

    @property
    def empty(self) -> bool:
        """Whether nothing is listed behind the tab that is chosen."""
        return not self._shown

    def current(self) -> Matter | None:
        """The matter the keyboard is on."""
        place = self.table.currentIndex().row()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _show(self) -> None:
        words, belongs = TABS[self.tabs.current]
        self._shown = [matter for matter in self.matters if belongs(matter)]
        links: list[Link] = [matter.link for matter in self._shown]
        keys_of_rows = [(place, link.leads, link.key) for place, link in enumerate(links)]
        self.table.set_rows([_line(matter) for matter in self._shown], keys_of_rows)
        if self._shown and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        had_keyboard = self.table.hasFocus()
        if not self._shown:
            done = "今天的事都办完了" if not self.matters else say("没有{words}的事项", words=words)
            self._fill(EmptyState("check-circle", done))
        self._stack.setCurrentIndex(0 if self._shown else 1)
        if had_keyboard and not self._shown:
            self.emptied.emit()

    def _fill(self, state: EmptyState) -> None:
        if (old := self._empty.layout()) is not None:
            QWidget().setLayout(old)
        self._empty.setLayout(column(state))

    def _head(self) -> QWidget:
        s = look().sizes
        head = row(text("今日待办", "heading"), s.s, self.tabs, None)
        head.setContentsMargins(s.l, s.s, s.m, 0)
        holder = QWidget()
        holder.setLayout(head)
        return holder

    def _hints(self) -> QWidget:
        s = look().sizes
        hints = row(
            keys(("↑ ↓", "选择"), ("Enter", "办理"), ("F3", "查找"), ("+ −", "等候人数"), ("Del", "办结待办")), None
        )
        hints.setContentsMargins(s.l, s.xs, s.l, s.s)
        holder = QWidget()
        holder.setLayout(hints)
        return holder


def _line(matter: Matter) -> Sequence[str | Cell]:
    due = {
        Urgency.LATE: badge(matter.due, Tone.DANGER),
        Urgency.TODAY: Cell(matter.due, Tone.WARN, icon="clock"),
        Urgency.LATER: Cell(matter.due, quiet=True, icon="calendar-blank"),
    }[matter.urgency]
    what = Cell(matter.what, more=matter.more)
    return due, what, matter.room or quiet(""), matter.customer or quiet(""), quiet(matter.by)
