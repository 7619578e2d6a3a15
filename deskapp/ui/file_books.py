"""What the window asks about customer files."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from deskapp.overview.file_view import FileLine, LoanLine


class FileBooks(Protocol):
    """The part of the reading room that has the lists of files."""

    def files(self) -> Sequence[FileLine]: ...
    def file_loans(self, first: date, last: date) -> Sequence[LoanLine]: ...
