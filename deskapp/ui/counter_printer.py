"""The printer of this counter: the one that is set up for a paper, or a folder of PDF files where none is."""

from dataclasses import dataclass
from pathlib import Path

from deskapp.printing.file_printer import FilePrinter
from deskapp.printing.spool import PrintJob, Watch, unwatched
from deskapp.ui.printer import QtPrinter


@dataclass(frozen=True)
class CounterPrinter:
    """A job that names no printer is written into the folder: nothing comes out of a printer nobody has chosen."""

    folder: Path

    def send(self, job: PrintJob, watch: Watch = unwatched) -> None:
        """Print, or write. PrintError in one sentence when neither can be."""
        if job.printer:
            QtPrinter().send(job, watch)
        else:
            FilePrinter(self.folder).send(job)
