"""Long work off the window's thread, with progress and cancel; what comes of it is told on the window's thread."""

from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from deskapp.kernel.errors import DeskError

Progress = Callable[[str, int, int], None]
"""Told (words, how many are done, how many there are); raises `Cancelled` once the clerk has stopped the work."""

EVERY_SECONDS = 0.05
"""Progress is shown no oftener, so that telling of it takes no time from the window."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The clerk stopped the work; whoever does it leaves things as they were."""


class Task(QObject):
    """One piece of long work, as the window sees it. All signals arrive on the window's thread.

    `succeeded` carries what the work returned, `failed` a DeskError; `ended` comes last in any case.
    """

    progressed = Signal(str, int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _came_out = Signal(object)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.latest: tuple[str, int, int] | None = None
        self._shown_at = 0.0
        self._stopped = False
        self._told_failure = False
        self._came_out.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stopped = True

    def report(self, words: str, done: int, total: int) -> None:
        """Called by the work, on its own thread. Raises Cancelled."""
        if self._stopped:
            raise Cancelled
        self.latest = (words, done, total)
        now = monotonic()
        if done >= total or now - self._shown_at >= EVERY_SECONDS:
            self._shown_at = now
            self.progressed.emit(words, done, total)

    def come_out(self, future: Future[Any]) -> None:
        """Called once, on the thread of the work."""
        self._came_out.emit(future)

    def expect_failure(self, failed: Callable[[DeskError], object]) -> None:
        """Have a DeskError told here; without it, it is raised on the window's thread, to the one boundary."""
        self._told_failure = True
        self.failed.connect(failed)

    def _tell(self, future: Future[Any]) -> None:
        _running.pop(self, None)
        error = future.exception()
        try:
            if error is None:
                self.succeeded.emit(future.result())
            elif isinstance(error, Cancelled):
                self.cancelled.emit()
            elif isinstance(error, DeskError) and self._told_failure:
                self.failed.emit(error)
            else:
                raise error
        finally:
            self.ended.emit()


_workers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="task")
_running: dict[Task, Future[Any]] = {}


def start(
    words: str,
    work: Callable[[Progress], Any],
    *,
    done: Callable[[Any], object] | None = None,
    failed: Callable[[DeskError], object] | None = None,
) -> Task:
    """Begin long work, named in words; `work` is handed the progress to report to, and runs on another thread."""
    task = Task(words)
    if done:
        task.succeeded.connect(done)
    if failed:
        task.expect_failure(failed)
    future = _workers.submit(work, task.report)
    _running[task] = future
    future.add_done_callback(task.come_out)
    return task


def busy() -> bool:
    """Whether anything runs whose outcome the window has not been told yet."""
    return bool(_running)


def wait(seconds: float | None = None) -> bool:
    """Wait for what is running, at the end of the program; whether all of it came to an end in time."""
    return not futures.wait(list(_running.values()), seconds).not_done
