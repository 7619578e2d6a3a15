"""One queue between the counter and its printers: a job stays first in line until its printer has taken it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from deskapp.printing.paper import Paper


@dataclass(frozen=True)
class PrintJob:
    """A paper on its way to a printer. Its PDF already holds the copies, the marks and the offset of that printer."""

    pdf: bytes
    paper: Paper
    title: str
    """What the clerk reads in messages and in the queue of the operating system: 正式收据 0001234."""
    kind: str
    """The form, by its module: receipt."""
    number: str
    """The number of the document, by which its record is found."""
    printer: str = ""
    """The printer by its name in the operating system; empty for the default one."""
    copies: int = 1
    """How many times the whole PDF is printed."""


class Printer(Protocol):
    """Whatever takes a job: the operating system's printer, or a folder."""

    def send(self, job: PrintJob) -> None:
        """Hand the job over whole. PrintError, in one sentence, when it was not."""


class Spool:
    """The jobs that wait, first come first printed. Asked from one thread."""

    def __init__(self) -> None:
        self._waiting: deque[PrintJob] = deque()

    @property
    def waiting(self) -> tuple[PrintJob, ...]:
        """The jobs no printer has taken yet, in their order."""
        return tuple(self._waiting)

    def put(self, job: PrintJob) -> None:
        self._waiting.append(job)

    def drop(self, job: PrintJob) -> None:
        """Give a job up, for instance because its printer will not come back; its record stays unprinted."""
        self._waiting.remove(job)

    def send(self, printer: Printer, sent: Callable[[PrintJob], None]) -> None:
        """Hand every waiting job over and tell `sent` of each, so that its record learns of it.

        PrintError from the first job that fails: it and those behind it wait on.
        """
        while self._waiting:
            job = self._waiting[0]
            printer.send(job)
            self._waiting.popleft()
            sent(job)
