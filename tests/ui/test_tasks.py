"""Long work: off the window's thread, with progress and cancel, its end told on the window's thread."""

import threading
import time
from itertools import pairwise
from statistics import median

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from deskapp.kernel.errors import DeskError
from deskapp.ui import tasks
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.tasks import Progress


def count_slowly(progress: Progress) -> int:
    """Two thousand small pieces of work that keep Python busy."""
    total = 0
    for number in range(2000):
        total += sum(range(5_000))
        progress(f"第 {number + 1} 户", number + 1, 2000)
    return total


def test_the_result_comes_back_on_the_thread_of_the_window(qtbot: QtBot):
    seen: list[tuple[int, bool]] = []
    here = threading.current_thread()
    task = tasks.start("出账", count_slowly, done=lambda got: seen.append((got, threading.current_thread() is here)))
    with qtbot.waitSignal(task.ended, timeout=10_000):
        pass
    assert seen == [(2000 * sum(range(5_000)), True)]


def test_the_window_answers_within_fifty_milliseconds_all_the_while(qtbot: QtBot):
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start()
    task = tasks.start("出账", count_slowly)
    with qtbot.waitSignal(task.ended, timeout=10_000):
        pass
    timer.stop()
    gaps = [later - earlier for earlier, later in pairwise(beats)]
    assert len(gaps) >= 5
    assert median(gaps) < 0.05, "the middle one, since the machine may be busy with something else"


def test_the_clerk_stops_it_at_the_next_report(qtbot: QtBot):
    begun = threading.Event()
    done: list[object] = []

    def endless(progress: Progress) -> None:
        while True:
            begun.set()
            progress("还在做", 0, 0)
            time.sleep(0.002)

    task = tasks.start("导入", endless, done=done.append)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignals([task.cancelled, task.ended], timeout=3000):
        task.cancel()
    assert done == []


def test_a_desk_error_is_told_to_whoever_asked(qtbot: QtBot):
    def fails(_progress: Progress) -> None:
        raise DeskError("磁盘满了", "E-DB-09")

    told: list[DeskError] = []
    task = tasks.start("备份", fails, failed=told.append)
    with qtbot.waitSignal(task.ended, timeout=3000):
        pass
    assert [error.code for error in told] == ["E-DB-09"]


@pytest.mark.parametrize("error", [DeskError("磁盘满了"), ZeroDivisionError("1 / 0")])
def test_any_other_error_is_raised_on_the_thread_of_the_window(qtbot: QtBot, error: Exception):
    def fails(_progress: Progress) -> None:
        raise error

    with qtbot.capture_exceptions() as caught:
        task = tasks.start("备份", fails)
        with qtbot.waitSignal(task.ended, timeout=3000):
            pass
    assert [raised for _, raised, _ in caught] == [error]


def test_the_bar_shows_how_far_it_is_and_goes_when_it_ends(qtbot: QtBot):
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress("3-2-501", 30, 120)
        go_on.wait(5)

    bar = TaskBar()
    qtbot.addWidget(bar)
    task = tasks.start("出账", work)
    bar.follow(task)
    assert bar.isVisible()
    qtbot.waitUntil(lambda: bar.count.text() == "30 / 120")
    assert bar.words.text() == "3-2-501"
    bar.stop.click()
    assert bar.stop.toolTip()
    with qtbot.waitSignal(task.ended, timeout=3000):
        go_on.set()
    assert not bar.isVisible()
