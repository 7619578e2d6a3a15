"""Where the tour takes place: the real program over a folder of its own, with the hands and eyes of a clerk."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtTest import QTest

from deskapp.access.station import Station
from deskapp.app import prepared_app, wear
from deskapp.at_reader.station import make_station
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Reader
from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.office import Office
from deskapp.program import Program
from deskapp.sample.centre import PIN
from deskapp.sample.making import make
from deskapp.staff.team import members
from deskapp.store.place import Place
from deskapp.tour.clock import TourClock
from deskapp.tour.eyes import TourError, settle, shoot, wait
from deskapp.tour.hands import Hands, choose, go_to_field, press_button
from deskapp.tour.readme import OF_SMALL
from deskapp.ui import tasks
from deskapp.ui.counter_frame import CounterFrame
from deskapp.ui.main_window import MainWindow
from deskapp.ui.messages import Messages
from deskapp.ui.pages.walk import WalkPage
from deskapp.ui.sign_in import SignInPage
from deskapp.ui.states import MessageBar
from deskapp.ui.theme import Tone
from deskapp.ui.wizard import ProcedureWizard

SCREEN = (1366, 768)
SIGN_OUT = "退出登录"
SAMPLE, FOUNDED, NEW = "data", "data-new", "data-of-new-pc"
"""The folders of the data: of the sample, of a centre that is founded on the way, and of another PC."""


@dataclass
class Stage:
    """The folder of the tour, the program in it, and what the parts of the day tell one another by `notes`."""

    out: Path
    clock: TourClock
    practice: bool = True
    """Whether cards are written with the keys of practice; else the real ones are asked for."""
    small: bool = False
    """A sample of one building and three months, and no pictures but those of the README."""
    folder: str = SAMPLE
    hands: Hands = field(default_factory=Hands)
    notes: dict[str, str] = field(default_factory=dict)
    keystrokes: int | None = None
    """Of the step being taken, where it counts them."""
    outcome: Done = field(default=Done(""))
    """Of the act that was finished last."""
    program: Program = field(init=False)
    window: MainWindow = field(init=False)
    _chance: Random = field(default_factory=partial(Random, "the cards of a tour"))
    """What new cards are numbered with: two tours have the same ones."""
    _opened: bool = False
    _pictures: int = 0
    _told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for folder in (self.papers, self.workbooks, self.screens):
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def place(self) -> Place:
        """The data folder."""
        return Place(self.out / self.folder)

    @property
    def papers(self) -> Path:
        return self.out / "papers"

    @property
    def workbooks(self) -> Path:
        return self.out / "workbooks"

    @property
    def screens(self) -> Path:
        return self.out / "screens"

    def open(self) -> None:
        """Start the program as its own main does, in a window of the size of a small screen."""
        app = prepared_app(self.place)
        self._opened = True
        self.window = MainWindow()
        sample = partial(make, buildings=1, months=3) if self.small else make
        self.program = Program(self.window, self.place, self.clock, partial(wear, app), sample, self._station)
        self.program.begin()
        self.window.resize(*SCREEN)
        self.window.show()
        if not QTest.qWaitForWindowActive(self.window):
            raise TourError("窗口没有打开")

    def open_again(self, *, practice: bool) -> None:
        """Leave the program and start it anew, for practice or not."""
        self.window.close()
        wait(lambda: not self.window.isVisible(), "退出")
        self.close()
        self.practice = practice
        self.open()

    def close(self) -> None:
        """End the program; what it held is let go of."""
        if self._opened:
            self.program.let_go()
        self._opened = False

    @contextmanager
    def elsewhere(self, folder: str) -> Iterator[None]:
        """The program over another folder of data; afterwards it is left, and the day goes on in that of the sample."""
        self.folder = folder
        try:
            self.open()
            yield
        finally:
            self.folder = SAMPLE
            self.window.close()
            wait(lambda: not self.window.isVisible(), "退出")
            self.close()

    # What is seen

    @property
    def office(self) -> Office:
        """The rooms behind the window. Raises TourError while nothing is open."""
        if self.program.office is None:
            raise TourError("数据文件夹没有打开")
        return self.program.office

    @property
    def desk(self) -> Desk:
        """The desk, for looking up what the keys are to be about."""
        return self.office.desk

    def id_of(self, name: str) -> int:
        """Who this is in the books. StopIteration where nobody of this name works here."""
        with self.desk.reading() as session:
            return next(one.id for one in members(session) if one.name == name)

    @property
    def frame(self) -> CounterFrame:
        """The counter. Raises TourError while nobody is on duty."""
        if self.window.cover is not None or not isinstance(self.window.frame, CounterFrame):
            raise TourError("没有人在岗")
        return self.window.frame

    @property
    def wizard(self) -> ProcedureWizard:
        """The walk in sight. Raises TourError where there is none."""
        here = self.frame.here
        if not isinstance(here, WalkPage):
            raise TourError(f"没有打开业务：{'；'.join(self.said()) or '没有提示'}")
        return here.wizard

    def said(self) -> list[str]:
        """The messages in sight."""
        return [bar.words for bar in self._bars()]

    def alarms(self) -> list[str]:
        """The messages that something went wrong."""
        return [f"{bar.words} {bar.detail}".strip() for bar in self._bars() if bar.tone is Tone.DANGER]

    def insist(self, holds: object, words: str) -> None:
        """Raise TourError with these words, and what the window says, unless it holds."""
        if not holds:
            raise TourError("；".join([words, *self.said()]))

    def shoot(self, name: str) -> None:
        """Take a picture; the pictures are numbered in their order."""
        self._pictures += 1
        settle()
        if self.small and name not in OF_SMALL.values():
            return
        shoot(self.window, self.screens / f"{self._pictures:03d}-{name}.png")

    def rest(self) -> None:
        """Wait until nothing goes on in the background any more."""
        wait(lambda: tasks.wait(0), "后台的工作做完")
        settle()

    # What is done

    def move_clock(self, hour: int, minute: int) -> None:
        """Go on at a later time of the day, which the window shows at once."""
        self.clock.later(hour, minute)
        if self._opened and self.window.cover is None:
            self.frame.upkeep.show_time()

    def sleep_until(self, day: date) -> None:
        """Everybody goes home, and comes back in the morning of a later day."""
        if self.window.cover is None:
            self.command(SIGN_OUT)
            wait(lambda: self.window.cover, "登录页")
        self.clock.sleep_until(day)

    def sign_in(self, name: str) -> None:
        """Name, Enter, PIN, Enter; whoever is on duty leaves first."""
        if self.window.cover is None:
            if self.office.clerk == name:
                return
            self.command(SIGN_OUT)
        page = wait(lambda: self.window.cover, "登录页")
        self.insist(isinstance(page, SignInPage), "不是登录页")
        if isinstance(page, SignInPage) and page.pin.hasFocus():
            self.hands.press("Shift+Tab")
        self.hands.fill(name)
        self.hands.press("Enter")
        self.hands.type(PIN)
        self.hands.press("Enter")
        wait(lambda: self.window.cover is None, f"{name} 登录")
        self.rest()

    def command(self, words: str) -> None:
        """Ctrl+K, the words, Enter: anything the program can do."""
        self.hands.press("Ctrl+K")
        self.hands.type(words)
        self.hands.press("Enter")
        settle()

    def go_to(self, field_name: str) -> None:
        """Walk with Tab to the field of this name."""
        go_to_field(self.hands, field_name)

    def press_button(self, words: str) -> None:
        """Walk with Tab to the button with these words, and press it."""
        press_button(self.hands, words)

    def choose(self, question: str, place: int) -> None:
        """Walk with Tab to a question with few answers, and choose one by its place, counted from 1."""
        choose(self.hands, question, place)
        settle()

    def finish(self) -> None:
        """F8, until the act is done. Raises TourError where something stands against it."""
        wizard = self.wizard
        self.hands.press("F8")
        wait(lambda: not wizard.busy, "办完")
        if wizard.outcome is None:
            raise TourError("；".join(["没有办成", wizard.page.reason(), *self.said()]))
        self.outcome = wizard.outcome
        self.rest()

    def go_home(self) -> None:
        """Back to the list of today, whatever is in sight."""
        self.hands.press("Alt+1")
        settle()

    def recover(self) -> None:
        """After a step that failed: keep what was begun as a draft, answer what asks, and go home."""
        if not self._opened:
            return
        self.window.setFocus()
        if isinstance(self.window.frame, CounterFrame) and self.window.cover is None:
            for bar in self._bars():
                bar.answered.emit()
            if isinstance(self.window.frame.here, WalkPage):
                self.hands.press("F12")
            self.go_home()

    def new_documents(self) -> list[str]:
        """Copy what the program wrote, and name every paper, workbook and picture that is new since the last time."""
        for source, target in ((self.place.papers, self.papers), (self.place.workbooks, self.workbooks)):
            for file in source.iterdir() if source.exists() else ():
                shutil.copy2(file, target / file.name)
        folders = (self.papers, self.workbooks, self.screens)
        lying = [f"{folder.name}/{file.name}" for folder in folders for file in sorted(folder.iterdir())]
        new = [name for name in lying if name not in self._told]
        self._told.update(new)
        return new

    def _station(self, place: Place, *, practice: bool) -> Station:
        """Wherever the tour is taken, its reader and its cards are of software; a new centre looks at this PC's."""
        if self.folder == FOUNDED:
            return make_station(place, practice=practice)
        station = make_station(place, practice=True) if self.practice else Station(PracticeReaders(Reader()))
        if isinstance(station.readers, PracticeReaders):
            station.readers.random = self._chance.randbytes
        return station

    def _bars(self) -> list[MessageBar]:
        places: list[Messages] = []
        if not self._opened:
            return []
        if self.window.cover is not None:
            places.append(self.window.cover.messages)
        elif isinstance(self.window.frame, CounterFrame):
            places.append(self.window.frame.messages)
            if isinstance(self.window.frame.here, WalkPage):
                places.append(self.window.frame.here.wizard.messages)
        return [bar for place in places for bar in place.bars()]
