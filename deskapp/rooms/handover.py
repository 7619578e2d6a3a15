"""What the window shows of homes that change hands, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import handover_lists, resale_lists
from deskapp.overview.handover_view import MoveOutLine, ResaleLine
from deskapp.overview.lists import Span


class HandoverRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def move_outs(self, first: date, last: date) -> list[MoveOutLine]:
        """Those who gave notice on some days, and all who have not left yet."""
        return handover_lists.move_outs(self.desk, Span(first, last))

    def resales(self, first: date, last: date) -> list[ResaleLine]:
        """Resales that were received on some days, and all that are not archived yet."""
        return resale_lists.resales(self.desk, Span(first, last))
