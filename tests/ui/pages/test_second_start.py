"""The program started a second time: the open window comes to the front, and no second one is seen."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskapp.store.lock import holder, only_one
from deskapp.ui.cover import CoverPage, TroublePage
from deskapp.ui.doorbell import LOOKS_EVERY_MS

ROOT = Path(__file__).resolve().parents[3]
LONGEST_MS = 100_000
AGAIN = """
import sys
from deskapp.__main__ import main
from deskapp.store import bell
bell.PATIENCE = 90  # however slow this machine is
sys.exit(main(["--data", sys.argv[1]]))
"""


@contextmanager
def started_again(place):
    """`deskapp --data DIR`, in a process of its own."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", AGAIN, str(place.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as second:
        try:
            yield second
        finally:
            second.kill()


def a_few_looks():
    """Long enough for whoever listens to have heard."""
    QTest.qWait(3 * LOOKS_EVERY_MS)


@pytest.mark.parametrize("was", [Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized])
def test_a_window_put_away_comes_back_as_it_was_and_the_second_start_says_nothing(begin, place, qtbot, was):
    window = begin().window
    window.setWindowState(was)
    window.showMinimized()
    with started_again(place) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=LONGEST_MS)
        assert (second.returncode, *second.communicate(timeout=60)) == (0, "", "")
    assert window.windowState() & ~Qt.WindowState.WindowActive == was
    assert window.isVisible()
    assert not place.bell.exists()


def test_a_window_behind_another_one_comes_before_it(begin, place, qtbot):
    window, other = begin().window, QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    place.bell.touch()
    qtbot.waitUntil(window.isActiveWindow)
    assert not place.bell.exists()


def test_what_a_start_that_died_left_calls_nobody(begin, place):
    place.bell.touch()
    window = begin().window
    assert not place.bell.exists()
    window.showMinimized()
    a_few_looks()
    assert window.isMinimized()


def test_a_bell_that_cannot_be_taken_away_does_not_call_for_ever(begin, place):
    window = begin().window
    window.showMinimized()
    place.bell.mkdir()
    a_few_looks()
    assert window.isMinimized()


def test_a_second_window_that_tells_of_its_trouble_does_not_answer_in_the_place_of_the_first(begin, place, clock):
    with only_one(place, clock()):
        assert isinstance(begin().window.cover, TroublePage)
        place.bell.touch()
        a_few_looks()
        assert place.bell.exists()


def test_a_window_on_its_way_out_is_not_come_back_to(begin, place):
    """Whoever starts the program then gets a new window, as soon as the old one has let go."""
    program = begin()
    program.leave()
    assert isinstance(program.window.cover, CoverPage)
    place.bell.touch()
    a_few_looks()
    assert place.bell.exists()


def test_the_first_days_window_comes_too(begin, nowhere, qtbot):
    """It has no database yet, and holds the folder all the same."""
    window = begin(nowhere).window
    window.showMinimized()
    nowhere.bell.touch()
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=LONGEST_MS)
    assert holder(nowhere)
