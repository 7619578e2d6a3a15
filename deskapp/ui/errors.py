"""The one boundary where what nobody expected ends: told in a sentence, logged, and nothing lost."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from deskapp.kernel.errors import DeskError
from deskapp.ui.theme import Tone
from deskapp.ui.words import say

LOG = logging.getLogger("deskapp.incident")
SAFE = "已保存的内容不受影响。请重做这一步；再出现时，把编号告诉管理员。"
REPORT = "差错报告：{file}"
Tell = Callable[[Tone, str, str], object]
Report = Callable[[datetime, str, BaseException], Path | None]
"""Keeps a report of an error by the moment and its number, and says where it lies; None where it could not."""


def unreported(at: datetime, number: str, error: BaseException) -> Path | None:
    """Nobody keeps reports."""
    return None


class Boundary(QObject):
    """Catches what was raised in any slot or thread once installed, and tells it on the window's thread.

    A DeskError is shown as it is. Anything else is a bug: it is given an incident number, and the log keeps
    its kind and where it happened, but neither its message nor any value, since these may name a person. A report
    says more, masked in the same way; what goes wrong again and again in one place is reported once.
    """

    _caught = Signal(str, str)

    def __init__(self, tell: Tell, now: Callable[[], datetime], report: Report = unreported) -> None:
        super().__init__()
        self._tell, self._now, self._number, self._report = tell, now, count(1), report
        self._reports: dict[str, Path | None] = {}
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take the place of Python's own ways to tell of an error."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def remove(self) -> None:
        """Give Python its own ways back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an error, on whichever thread it was raised."""
        if isinstance(error, DeskError):
            LOG.info("told %s", error.code)
            self._caught.emit(error.text, error.code)
        elif isinstance(error, Exception):
            at = self._now()
            number = f"{at:%m%d-%H%M%S}-{next(self._number)}"
            LOG.error("incident %s: %s at %s", number, kind.__name__, where(trace))
            file = self._reported(f"{kind.__name__} {where(trace)}", at, number, error.with_traceback(trace))
            detail = f"{SAFE}{say(REPORT, file=file)}" if file else SAFE
            self._caught.emit(say("程序出了差错，编号 {number}", number=number), detail)
        else:
            sys.__excepthook__(kind, error, trace)

    def _reported(self, place: str, at: datetime, number: str, error: BaseException) -> Path | None:
        if place not in self._reports:
            self._reports[place] = self._report(at, number, error)
        return self._reports[place]

    def _catch_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.catch(told.exc_type, told.exc_value, told.exc_traceback)

    def _show(self, words: str, detail: str) -> None:
        self._tell(Tone.DANGER, words, detail)


def where(trace: TracebackType | None) -> str:
    """The calls that led to an error, innermost last: file, line and function, without folders of the PC."""
    calls = traceback.extract_tb(trace)
    return " > ".join(f"{'/'.join(Path(one.filename).parts[-2:])}:{one.lineno} {one.name}" for one in calls)
