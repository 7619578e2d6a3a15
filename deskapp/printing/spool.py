"""What goes to a printer: a job with everything in it, and what is asked of whatever takes one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from deskapp.printing.paper import Paper

Watch = Callable[[str, int, int], None]
"""Told (words, how many are done, how many there are); what it raises stops the work."""


def unwatched(words: str, done: int, total: int) -> None:
    """Nobody looks on, and nobody stops it."""


@dataclass(frozen=True)
class PrintJob:
    """Papers on their way to a printer. The PDF already holds the copies, the marks and the offset of that printer."""

    pdf: bytes = field(repr=False)
    paper: Paper
    title: str
    """What the clerk reads in messages and in the queue of the operating system: 正式收据 0001234."""
    kind: str
    """The form, by its module: receipt."""
    number: str
    """The number of the document, by which its record is found; of several the first, and how many they are."""
    printer: str = ""
    """The printer by its name in the operating system; empty for the default one."""
    copies: int = 1
    """How many times the whole PDF is printed."""


class Printer(Protocol):
    """Whatever takes a job: the operating system's printer, or a folder."""

    def send(self, job: PrintJob, watch: Watch = unwatched) -> None:
        """Hand the job over whole, telling of every page. PrintError, in one sentence, when it was not."""
