"""What the window shows of renovations, for whoever is on duty."""

from deskapp.desk import Desk
from deskapp.overview import renovation_lists
from deskapp.overview.renovation_view import ContentsLine, FilingLine, PassLine


class RenovationRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def renovations(self) -> list[FilingLine]:
        """The renovation ledger."""
        return renovation_lists.ledger(self.desk)

    def renovation_contents(self) -> list[ContentsLine]:
        """The contents pages of the folders, from low floor to high floor."""
        return renovation_lists.contents(self.desk)

    def temporary_passes(self) -> list[PassLine]:
        """Every temporary pass."""
        return renovation_lists.passes(self.desk)
