"""Beside today's list: what to go on with, how many wait, what the shift has taken."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskapp.overview.home_view import HalfDone, HomeView, Shift
from deskapp.ui.buttons import Button
from deskapp.ui.placing import column, empty, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided, Facts, Panel, rule, text
from deskapp.ui.words import say

WIDE = 288
SHIFT_FROM, QUEUE_FROM = 420, 300
MOST_DRAFTS = 4
CALL = "等候人数较多，请立即呼叫值班人员支援"


class Aside(QWidget):
    """`taken_up` carries the request id of a draft. In a low window the takings give way, then the queue."""

    taken_up = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.queue = Queue()
        self._count = text("", "caption")
        self._drafts = Panel("接着办", self._count)
        self._lines = column(gap=s.s)
        self._drafts.body.addLayout(self._lines)
        self._shift, self._facts = Panel("本班"), Facts(figures=True)
        self._shift.body.addWidget(self._facts)
        self._has_shift = False
        self.setLayout(column(self._drafts, self.queue, self._shift, None))
        self.setFixedWidth(s.px(WIDE))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)

    def show_view(self, view: HomeView) -> None:
        """Show drafts, takings and the queue as they stand now."""
        self.queue.set_limit(view.queue_limit)
        self._show_drafts(view.half_done)
        self._has_shift = view.shift is not None
        if view.shift:
            self._facts.set_facts(_takings(view.shift))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        px = look().sizes.px
        self._shift.setVisible(self._has_shift and self.height() >= px(SHIFT_FROM))
        self.queue.setVisible(self.height() >= px(QUEUE_FROM))

    def _show_drafts(self, drafts: Sequence[HalfDone]) -> None:
        self._count.setText(str(len(drafts)) if drafts else "")
        empty(self._lines)
        if not drafts:
            self._lines.addWidget(text("没有挂起的业务", "soft"))
        for number, draft in enumerate(drafts[:MOST_DRAFTS]):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._draft(draft))
        if len(drafts) > MOST_DRAFTS:
            self._lines.addWidget(
                text(say("另有 {more} 项，见左边“未写完”", more=len(drafts) - MOST_DRAFTS), "caption")
            )

    def _draft(self, draft: HalfDone) -> QWidget:
        go_on = Button("继续", kind="quiet")
        go_on.setAccessibleName(f"{say('继续')} {draft.words}")
        go_on.clicked.connect(lambda: self.taken_up.emit(draft.request_id))
        line = row(column(Elided(draft.words), Elided(draft.stopped, "caption"), gap=0), go_on)
        line.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder


class Queue(Panel):
    """How many customers wait, counted by + and −; more than the limit calls for help (GEN-18, FEE-02)."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting, self._limit = 0, 0
        self._number, self._call = text("0", "heading"), text(CALL, tone=Tone.WARN, wrap=True)
        less, more = Button("−"), Button("+")
        less.setAccessibleName(say("等候人数减一"))
        more.setAccessibleName(say("等候人数加一"))
        less.clicked.connect(lambda: self.step(-1))
        more.clicked.connect(lambda: self.step(1))
        for button in (less, more):
            button.setMaximumWidth(look().sizes.control + 8)
        line = row(text("等候", "heading"), self._number, text("人", "soft"), None, less, more)
        self.body.addLayout(line)
        self.body.addWidget(self._call)
        self._show()

    def set_limit(self, limit: int) -> None:
        """How many may wait before help is called."""
        self._limit = limit
        self._show()

    def step(self, by: int) -> None:
        """Somebody came, or was served."""
        self.waiting = max(0, self.waiting + by)
        self._show()

    def _show(self) -> None:
        many = self.waiting > self._limit
        self._number.setText(str(self.waiting))
        self._number.set_tone(Tone.WARN if many else None)
        self._call.setVisible(many)


def _takings(shift: Shift) -> list[tuple[str, str]]:
    lines = [(method, str(amount)) for method, amount in shift.methods]
    if len(lines) != 1:
        lines.append(("合计" if lines else "还没有收款", str(shift.total)))
    if shift.in_drawer is not None:
        lines.append(("应有现金", str(shift.in_drawer)))
    lines.append(("下一张收据", shift.next_receipt or "未领用票据本"))
    if shift.left_in_book is not None:
        lines.append(("本册还有", say("{n} 张", n=shift.left_in_book)))
    return lines
