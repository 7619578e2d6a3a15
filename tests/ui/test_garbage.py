"""Widgets are never taken apart on the thread of a task."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskapp.ui import garbage, tasks
from deskapp.ui.garbage import Collector
from tests.conftest import let_windows_go


class Ring:
    """Something that only the collector can free, and that tells on which thread it was freed."""

    freed_on: list[threading.Thread]

    def __init__(self, freed_on: list[threading.Thread]) -> None:
        self.freed_on = freed_on
        self.itself = self

    def __del__(self) -> None:
        self.freed_on.append(threading.current_thread())


@pytest.fixture
def collector(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    let_windows_go()  # what earlier tests left would be freed meanwhile, and count against what gathers
    gc.collect()
    monkeypatch.setattr(garbage, "EVERY_MS", 20)
    made = Collector(qapp)
    yield made
    made.stop()
    assert gc.isenabled()


def test_what_a_task_leaves_behind_is_freed_on_the_thread_of_the_window(collector: Collector, qtbot: QtBot):
    freed_on: list[threading.Thread] = []
    youngest = gc.get_threshold()[0]

    def work(_progress: tasks.Progress) -> None:
        for _ in range(3 * youngest):
            Ring(freed_on)

    task = tasks.start("出账", work)
    with qtbot.waitSignal(task.ended):
        pass
    qtbot.waitUntil(lambda: len(freed_on) >= 2 * youngest)  # so few as are left then may wait for others
    assert set(freed_on) == {threading.main_thread()}


def test_nothing_is_collected_while_little_has_gathered(collector: Collector):
    gc.collect()
    ring = Ring([])
    seen = weakref.ref(ring)
    del ring
    collector.look()
    assert seen() is not None
