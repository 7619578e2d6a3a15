"""What the window shows of customer files, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import file_lists
from deskapp.overview.file_view import FileLine, LoanLine
from deskapp.overview.lists import Span


class FileRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def files(self) -> list[FileLine]:
        """Every unit and how its file stands."""
        return file_lists.files(self.desk)

    def file_loans(self, first: date, last: date) -> list[LoanLine]:
        """The loans of some days, and whatever is still out."""
        return file_lists.file_loans(self.desk, Span(first, last))
