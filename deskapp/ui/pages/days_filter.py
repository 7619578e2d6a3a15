"""The days that a register shows: one of its spans, or any two days that are typed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskapp.kernel.days import read_date
from deskapp.ui.buttons import ENTER
from deskapp.ui.fields import DateField
from deskapp.ui.forms import Note
from deskapp.ui.pages.register import Days, Register
from deskapp.ui.placing import row
from deskapp.ui.segments import Segments
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import restyle, text
from deskapp.ui.words import say

TYPED = "自选"
WIDE = 128
HINT = "例如 2026-11-01、1101、-7、昨天，按回车"


def typed_days(first: str, last: str, today: date) -> Days:
    """The two days, both included. ValueError with one sentence, however many of them are wrong."""
    found, wrong = [], []
    for name, words in (("起日", first), ("止日", last)):
        try:
            found.append(read_date(words, today))
        except ValueError:
            wrong.append(name)
    if wrong:
        raise ValueError(say("{days}读不出来，请写成 2026-11-01 或 1101 的样子", days="、".join(wrong)))
    if found[0] > found[1]:
        raise ValueError(say("起日 {first} 晚于止日 {last}，请对调或改正", first=found[0], last=found[1]))
    return found[0], found[1]


class TypedDays(QWidget):
    """Two fields for days; Enter in the first goes to the second, Enter in the second shows what they say."""

    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.first, self.last = DateField("起日", today, hint="1101"), DateField("止日", today, hint="1121")
        self.first.setObjectName("first_day")
        self.last.setObjectName("last_day")
        self.note, s = Note(HINT), look().sizes
        for field in (self.first, self.last):
            field.setFixedWidth(s.px(WIDE))
        line: QHBoxLayout = row(text("从", "soft"), self.first, text("至", "soft"), self.last, self.note, gap=s.s)
        line.setStretch(4, 1)
        self.setLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.first.hasFocus():
            go_to(self.last)
        elif event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def complain(self, words: str) -> None:
        """Say what is wrong with the two; with empty words nothing is."""
        self.note.set_problem(words)
        for field in (self.first, self.last):
            restyle(field, "wrong", bool(words))


class DaysFilter(QObject):
    """`spans` stand beside the other filters, `typed` on a line of its own while days are typed.

    `changed` is sent once other days are to be shown; while `trouble` says what is wrong with those that were typed,
    the days before stay in force. Registers of quarters and years take no others.
    """

    changed = Signal()

    def __init__(self, register: Register[object], today: Callable[[], date]) -> None:
        super().__init__()
        self._register, self._today = register, today
        self.takes_any = register.dated and register.any_days
        words = [words for words, _ in register.spans] + ([TYPED] if self.takes_any else [])
        self.spans = Segments([(say(one), "") for one in words], register.span, name="日期")
        self.typed = TypedDays(today)
        self.typed.setVisible(False)
        self._days: Days | None = None
        self.trouble = ""
        self.spans.chosen.connect(self._chosen)
        self.typed.entered.connect(self._entered)

    @property
    def days(self) -> Days:
        """The first and the last of the days in force."""
        return self._days or self._register.days(self.spans.current, self._today())

    def choose(self, place: int) -> None:
        """What a click or key of the clerk does: one of the spans, or behind the last of them days that are typed."""
        self.spans.choose(place)

    def ask(self) -> None:
        """Bring the two fields into sight, with the days in force, and the keyboard to the first."""
        if self.takes_any:
            self.spans.select(len(self._register.spans))
            self._begin()

    def show(self, day: date) -> None:
        """Show one day, as if it had been typed."""
        if self.takes_any:
            self.spans.select(len(self._register.spans))
            self._days = day, day
            self._show_typed()

    def keep(self) -> None:
        """Take what stands in the fields, if they are in sight and were not taken before; what is wrong is said."""
        if self.typed.isHidden():
            return
        try:
            self._days = typed_days(self.typed.first.said(), self.typed.last.said(), self._today())
            self.trouble = ""
        except ValueError as wrong:
            self.trouble = say(str(wrong))
        self.typed.complain(self.trouble)

    def _chosen(self, place: int) -> None:
        if place == len(self._register.spans):
            self._begin()
            return
        self._days, self.trouble = None, ""
        self.typed.complain("")
        self.typed.setVisible(False)
        self.changed.emit()

    def _begin(self) -> None:
        if self._days is None:
            self._days = self._register.days(self._register.span, self._today())
        self._show_typed()
        go_to(self.typed.first)

    def _show_typed(self) -> None:
        assert self._days is not None, "set before"
        for field, day in zip((self.typed.first, self.typed.last), self._days, strict=True):
            field.fill(day.isoformat())
        self.typed.setVisible(True)

    def _entered(self) -> None:
        self.keep()
        if self.trouble:
            go_to(self.typed.first)
        else:
            self.changed.emit()
