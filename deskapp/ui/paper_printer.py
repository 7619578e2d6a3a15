"""The printer for what may lie in no file: straight to the spooler of Windows, elsewhere through a pipe."""

import sys

from deskapp.printing.spool import PrintJob
from deskapp.printing.straight import onto_paper, pipe
from deskapp.ui.printer import QtPrinter, printer_names


class PaperPrinter:
    """Real printers of this PC alone. On CUPS Qt would write the pages into a temporary file first, so it is not asked.

    The queue of the operating system is not ours: it holds a job until it is printed.
    """

    def names(self) -> list[str]:
        """The printers that put ink on paper, the default one first."""
        return onto_paper(printer_names())

    def send(self, job: PrintJob) -> None:
        """Print a job. PrintError in one sentence when it was not taken."""
        if sys.platform == "win32":
            QtPrinter().send(job)
        else:
            pipe(job)
