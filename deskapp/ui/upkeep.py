"""Keeps the clock and the status bar of the window true while time goes by."""

from PySide6.QtCore import QObject, QTimer, Signal

from deskapp.overview.shown import WEEKDAYS
from deskapp.ui.backroom import Backroom
from deskapp.ui.cards.status import ReaderFact
from deskapp.ui.frame import Frame
from deskapp.ui.pages.page import tone
from deskapp.ui.status import Fact
from deskapp.ui.theme import Tone
from deskapp.ui.words import say

CLOCK_MS, STATUS_MS = 1_000, 30_000


class Upkeep(QObject):
    """`passed` is sent each time the status bar was read anew by itself."""

    passed = Signal()

    def __init__(self, frame: Frame, room: Backroom) -> None:
        super().__init__(frame)
        self._frame, self._room = frame, room
        self._reader = ReaderFact(frame, room.desk)
        for every, does in ((CLOCK_MS, self.show_time), (STATUS_MS, self._keep_up)):
            timer = QTimer(self, interval=every)
            timer.timeout.connect(does)
            timer.start()
        self.show_time()
        self.show_status()

    def show_time(self) -> None:
        """Day and time by the clock of the program, top right."""
        now = self._room.now()
        day = say("{month}月{day}日", month=now.month, day=now.day)
        self._frame.set_clock(f"{day} {say('周')}{WEEKDAYS[now.weekday()]} {now:%H:%M}")

    def show_status(self) -> None:
        """Centre, printer, backup, who is on duty, and what they took; only trouble is coloured."""
        view, show = self._room.status(), self._frame.set_fact
        self._frame.set_site(view.centre)
        show("printer", Fact("printer", view.printer.words, tone(view.printer.mark)))
        show("backup", Fact("hard-drives", view.backup.words, tone(view.backup.mark)))
        duty = Tone.WARN if view.practice else Tone.PLAIN
        show("clerk", Fact("user", view.clerk, duty, rank=0), right=True)
        if view.takings:
            show("takings", Fact("wallet", view.takings), right=True)

    def show_saved(self) -> None:
        """When something was last committed."""
        words = say("已保存 {at}", at=f"{self._room.now():%H:%M:%S}")
        self._frame.set_fact("saved", Fact("check-circle", words, rank=2), right=True)

    def _keep_up(self) -> None:
        """While somebody is on duty: behind the sign-in page nobody is, and there is nothing to say."""
        if self._room.desk.duty is not None:
            self.show_status()
            self.passed.emit()
