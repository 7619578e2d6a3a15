"""What the window shows of handovers, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import move_in_lists
from deskapp.overview.lists import Span
from deskapp.overview.move_in_view import DefectLine, KeyLine, MoveInLine, ReceivableLine, StockLine


class MoveInRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def move_ins(self, first: date, last: date) -> list[MoveInLine]:
        """The handovers prepared on some days, all that are not over, and tenants."""
        return move_in_lists.move_ins(self.desk, Span(first, last))

    def defects(self, first: date, last: date) -> list[DefectLine]:
        """The defects found on some days, and all that are still open."""
        return move_in_lists.defects(self.desk, Span(first, last))

    def receivables(self, first: date, last: date) -> list[ReceivableLine]:
        """What the units prepared on some days will pay."""
        return move_in_lists.receivables(self.desk, Span(first, last))

    def issued_keys(self, first: date, last: date) -> list[KeyLine]:
        """Keys, cards and gifts handed out on some days."""
        return move_in_lists.keys(self.desk, Span(first, last))

    def key_stock(self) -> list[StockLine]:
        """The keys that the centre keeps, and those it gave away."""
        return move_in_lists.key_stock(self.desk)
