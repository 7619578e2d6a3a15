"""What the window shows of goods that leave, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import release_lists
from deskapp.overview.lists import Span
from deskapp.overview.release_view import MaterialLine, ReleaseLine


class ReleaseRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def releases(self, first: date, last: date) -> list[ReleaseLine]:
        """The goods release slips of some days, and all that are still out."""
        return release_lists.releases(self.desk, Span(first, last))

    def materials(self, first: date, last: date) -> list[MaterialLine]:
        """What guards reported on some days."""
        return release_lists.materials(self.desk, Span(first, last))
