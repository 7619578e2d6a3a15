"""The hands of a clerk at the reader: wait for the page, lay cards down, press keys."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtTest import QTest

DEADLINE = 20.0


def wait_for(holds: Callable[[], object], what: str) -> None:
    """Let the window run until it holds; AssertionError with these words where that takes too long."""
    until = monotonic() + DEADLINE
    while not holds():
        assert monotonic() < until, f"waited in vain: {what}"
        QTest.qWait(5)
