"""The program of the tests: its real window over a folder of the test's own, driven by keys alone."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from deskapp.app import wear
from deskapp.desk import Desk
from deskapp.estate.records import Customer, Unit
from deskapp.program import Program
from deskapp.store.place import Place
from deskapp.store.work import Store
from deskapp.ui import tasks
from deskapp.ui.counter_frame import CounterFrame
from deskapp.ui.main_window import MainWindow
from deskapp.ui.pages.walk import WalkPage
from deskapp.ui.placing import let_go
from deskapp.ui.sign_in import SignInPage
from tests.card_station import without_reader
from tests.clerk import type_text
from tests.conftest import PIN, Clock
from tests.fees import open_counter
from tests.ui.hands import at_hand, press

PHONE, PAPER = "19900001234", "100001198001010038"


class Begin:
    """Starts the program as its main does: `begin()`, `begin(other_place)`. What it raises fails the test."""

    def __init__(self, app: QApplication, place: Place, clock: Clock) -> None:
        self._app, self._place, self._clock = app, place, clock
        self.begun: list[Program] = []

    def __call__(self, where: Place | None = None) -> Program:
        hook = sys.excepthook
        window, place = MainWindow(), where or self._place
        program = Program(window, place, self._clock, partial(wear, self._app), station=without_reader)
        sys.excepthook = hook
        program.begin()
        program.window.resize(1366, 697)
        program.window.show()
        QTest.qWaitForWindowActive(program.window)
        self.begun.append(program)
        return program

    def again(self) -> Program:
        """The next start, after every program before it has ended."""
        self.end()
        return self()

    def end(self) -> None:
        """Let every program die."""
        while self.begun:
            die(self.begun.pop())


@pytest.fixture
def begin(qapp: QApplication, place: Place, clock: Clock) -> Iterator[Begin]:
    """The program over the folder of the test."""
    made = Begin(qapp, place, clock)
    yield made
    made.end()


def die(program: Program) -> None:
    """The end of a process: what it held is let go of, and nothing more is said or kept."""
    let_tasks_end()
    program.window.set_frame(None)
    program.window.leave()
    program.let_go()
    let_go(program.window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def say(words: str) -> None:
    """Type words wherever the keyboard is."""
    field = at_hand()
    assert isinstance(field, QLineEdit), f"nothing to type into: {field}"
    type_text(field, words)


@pytest.fixture
def nowhere(tmp_path: Path) -> Place:
    """A folder with nothing in it yet."""
    return Place(tmp_path / "new")


def answer(*words: str) -> None:
    """Type each answer and go on with Enter."""
    for word in words:
        say(word)
        press(Qt.Key.Key_Return)


def sign_in(program: Program, name: str = "林晓", pin: str = PIN) -> Any:
    """Name, Enter, PIN, Enter; where the keyboard begins at the PIN, back to the name first.

    The counter that comes of it may show a page of any kind.
    """
    page = program.window.cover
    assert isinstance(page, SignInPage), "nobody is asked to sign in"
    if page.pin.hasFocus():
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    say(name)
    press(Qt.Key.Key_Return)
    say(pin)
    press(Qt.Key.Key_Return)
    return counter(program)


def counter(program: Program) -> Any:
    """The counter behind the covers; fails while nobody is on duty."""
    frame = program.window.frame
    assert isinstance(frame, CounterFrame), "nobody is on duty"
    return frame


def search(words: str) -> None:
    """F3 and the words."""
    press(Qt.Key.Key_F3)
    say(words)


def let_tasks_end() -> None:
    """Wait for the work in the background, and for what comes of it in the window."""
    deadline = monotonic() + 60
    while tasks._running and monotonic() < deadline:
        QTest.qWait(5)
    QApplication.processEvents()


def pay(frame: Any) -> None:
    """Collect all that is owed, in cash and to the fen, and see it signed; F8 goes to what is still to be ticked."""
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Equal)
    walk = frame.here
    assert isinstance(walk, WalkPage), "nothing is being collected"
    press(Qt.Key.Key_F8)
    while not walk.done:
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_F8)
    let_tasks_end()
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Escape)


@pytest.fixture
def unit(manned_by: Callable[[str], Desk], desk: Desk) -> Unit:
    """3-2-501 of 张素芬, who owes three months, in a counter that is ready to collect."""
    home = open_counter(manned_by, desk, "2026-08", "2026-09", "2026-10")
    with manned_by("林晓").work("edit_estate") as session:
        owner = session.get_one(Customer, home_owner(desk, home))
        owner.phone, owner.id_no, owner.pinyin = PHONE, PAPER, "zsf"
    return home


def home_owner(desk: Desk, home: Unit) -> int:
    """The id of the owner of a unit."""
    with desk.reading() as session:
        return session.get_one(Unit, home.id).occupancies[0].customer_id


@pytest.fixture
def frame(begin: Begin, unit: Unit, store: Store) -> Any:
    """The counter with 林晓 on duty."""
    return sign_in(begin())
