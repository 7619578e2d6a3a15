"""What is heard of a window that could not open: a report, and where nobody sees a console, a box of Windows itself."""

import sys
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from deskapp.kernel.errors import DeskError
from deskapp.store import fault
from deskapp.store.crash import write_report
from deskapp.store.place import Place

TITLE = "前台"
BROKEN = "前台没有启动，数据没有改动。请重新安装前台，再不行请把差错报告发给维护人员"
MB_ICONERROR = 0x10


class LastWords:
    """Around the window from its first import on: the one place where what nobody caught is told.

    The error goes on its way afterwards. What kills the interpreter itself is taken up at the next start.
    """

    def __init__(self, place: Place, now: Callable[[], datetime]) -> None:
        self._place, self._now = place, now

    def __enter__(self) -> None:
        self._fault = fault.begin(self._place)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        fault.end(self._fault)
        if isinstance(error, DeskError):
            box(str(error))
        elif isinstance(error, Exception):
            at = self._now()
            file = write_report(self._place, at, f"{at:%m%d-%H%M%S}-0", error)
            box(f"{BROKEN}：{file}" if file else BROKEN)


def box(words: str) -> None:
    """Say it in a box of Windows, unless whoever started the program reads what it writes."""
    if sys.platform == "win32" and sys.stderr is None:
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, TITLE, MB_ICONERROR)
