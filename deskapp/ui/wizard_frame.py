"""The frame of every procedure: its name and subject, its steps, the page, the cue card, and the keys below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from deskapp.ui.buttons import Button
from deskapp.ui.cue_card import CueCard
from deskapp.ui.messages import Messages
from deskapp.ui.placing import column, empty, row, scrolling
from deskapp.ui.step_rail import StepRail
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import look
from deskapp.ui.widgets import Elided, Glyph, text

CUE_FROM, WORDS_FROM = 1180, 960
"""Widths in pixels from which the cue card, and the words of the steps, are shown."""


class WizardFrame(QWidget):
    """Where the window is narrow the cue card steps aside first, then the words of the steps.

    Where it is low, the page scrolls; head and keys stay.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        s = look().sizes
        self.rail, self.cue, self.messages, self.task_bar = StepRail(), CueCard(), Messages(), TaskBar()
        self.subject_line, self.saved = Elided("", "soft"), text("", "caption")
        self._page: QWidget | None = None
        self._cue_wanted: bool | None = None
        self._slot = column(gap=0)
        self._above = column(gap=0)
        middle = column(self.messages, self.task_bar, self._above, self._slot, None, gap=s.m)
        body = row(column(self.rail, None), gap=s.xl)
        body.addLayout(middle, 1)
        body.addWidget(self.cue)
        body.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.area = scrolling(body)
        layout = column(self._head(title), gap=0)
        layout.addWidget(self.area, 1)
        layout.addWidget(self._action_bar())
        self.setLayout(layout)

    def show_page(self, page: QWidget) -> None:
        """Put a page into the frame; the one before it is kept by whoever made it."""
        if self._page is not None and self._page is not page:
            self._page.hide()
            self._slot.removeWidget(self._page)
        self._page = page
        self._slot.addWidget(page)
        page.show()
        self.area.verticalScrollBar().setValue(0)

    def show_above(self, panel: QWidget | None) -> None:
        """Put something above the page that has to be answered first, or take it away."""
        empty(self._above)
        if panel is not None:
            self._above.addWidget(panel)
            panel.show()

    def turn_cue(self) -> None:
        """Show or hide the cue card, however wide the window is, until this walk ends."""
        self._cue_wanted = not self.cue.isVisible()
        self.cue.setVisible(self._cue_wanted)

    def set_saved(self, words: str) -> None:
        """Say when the draft was last kept."""
        self.saved.setText(words)
        self._mark.setVisible(bool(words))

    def set_asides(self, buttons: Sequence[QWidget]) -> None:
        """Quiet buttons of this page, beside 上一步 and 挂起."""
        empty(self._asides)
        for button in buttons:
            self._asides.addWidget(button)
            button.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = look().sizes.px
        self.cue.setVisible(self.width() >= px(CUE_FROM) if self._cue_wanted is None else self._cue_wanted)
        self.rail.set_narrow(self.width() < px(WORDS_FROM))

    def _head(self, title: str) -> QWidget:
        s = look().sizes
        self._mark = Glyph("check", "faint", s.icon_s)
        saved = row(self._mark, self.saved, gap=s.xs)
        head = row(text(title, "title"), s.xs, self.subject_line, saved, gap=s.s)
        head.setStretch(2, 1)
        head.setContentsMargins(s.s, s.s, s.xl, s.m)
        self.set_saved("")
        holder = QWidget()
        holder.setLayout(head)
        return holder

    def _action_bar(self) -> QFrame:
        """上一步 and 挂起 at the left; the reason, the other way and the main button at the right."""
        s = look().sizes
        self.back = Button("上一步", "Esc")
        self.aside = Button("挂起", "F12")
        self.other = Button("", "F7")
        self.main = Button("下一步", "Enter", kind="main", large=True)
        self.reason = Elided("", "soft")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight)
        for button in (self.back, self.aside, self.other, self.main):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._asides = row()
        line = row(self.back, self.aside, self._asides, self.reason, s.s, self.other, self.main)
        line.setStretch(3, 1)
        line.setContentsMargins(s.s, 0, s.xl, 0)
        bar = QFrame()
        bar.setProperty("kind", "bar")
        bar.setFixedHeight(s.actionbar)
        bar.setLayout(line)
        return bar
