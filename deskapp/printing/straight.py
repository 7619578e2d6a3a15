"""Printers for what no file may hold: real ones by name, and on CUPS a pipe instead of the file that Qt would write."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from typing import Protocol

from deskapp.printing.spool import PrintJob
from deskapp.printing.trouble import Trouble, trouble

WRITE_FILES = re.compile(r"pdf|xps|onenote|fax|传真|document writer|image writer|导出|虚拟|wps|to file", re.IGNORECASE)
PATIENCE = 60.0
"""Seconds that the system may take to accept two pages."""


class StraightPrinter(Protocol):
    """Whatever puts a job onto paper and into no file of ours."""

    def names(self) -> list[str]:
        """The printers to choose from, the usual one first."""

    def send(self, job: PrintJob) -> None:
        """Hand the job over whole. PrintError in one sentence when it was not."""


def onto_paper(names: Iterable[str]) -> list[str]:
    """Those printers that do not, by their names, write a file or send the page elsewhere."""
    return [name for name in names if not WRITE_FILES.search(name)]


def pipe(job: PrintJob) -> None:
    """Hand the PDF to CUPS through a pipe; nothing of it is written by this program. PrintError E-PRN-01 or 05."""
    command = shutil.which("lp")
    if command is None:
        raise trouble(Trouble.NOT_FOUND, job.printer, title=job.title)
    asked = [command, "-d", job.printer, "-n", "1", "-t", job.title, "-o", "media=A4", "-o", "sides=one-sided"]
    try:
        came = subprocess.run(asked, input=job.pdf, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise trouble(Trouble.REFUSED, job.printer, title=job.title) from None
    if came.returncode:
        raise trouble(Trouble.REFUSED, job.printer, title=job.title)
