"""A printer that writes PDF files into a folder: for the tour, for counters without a printer, and for tests."""

import errno
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from deskapp.kernel.renaming import put_in_place
from deskapp.printing.spool import PrintJob, Watch, unwatched
from deskapp.printing.trouble import Trouble, trouble

UNSAFE = re.compile(r"[^0-9A-Za-z_.\-\u3400-\u9fff]+")
FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True)
class FilePrinter:
    """Writes receipt-0001234.pdf, the next print of it receipt-0001234-2.pdf: no print replaces another."""

    folder: Path

    def send(self, job: PrintJob, watch: Watch = unwatched) -> None:
        """Whole or not at all: the file gets its name after its last byte. PrintError E-PRN-06 or 07."""
        try:
            self._write(job)
        except OSError as error:
            kind = Trouble.NO_SPACE if error.errno in FULL else Trouble.NO_FOLDER
            raise trouble(kind, str(self.folder), title=job.title) from error

    def _write(self, job: PrintJob) -> None:
        file = self._free(job)
        part = file.with_suffix(".part")
        try:
            part.write_bytes(job.pdf)
            put_in_place(part, file)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def _free(self, job: PrintJob) -> Path:
        """The first name of this document that no file has."""
        stem = UNSAFE.sub("_", f"{job.kind}-{job.number}")
        file, print_number = self.folder / f"{stem}.pdf", 1
        while file.exists():
            print_number += 1
            file = self.folder / f"{stem}-{print_number}.pdf"
        return file
