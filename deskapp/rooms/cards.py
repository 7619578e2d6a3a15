"""The lists of cards and the workbook of a quarter, for whoever is on duty."""

from datetime import date

from deskapp.access import calling
from deskapp.desk import Desk
from deskapp.handout import card_table
from deskapp.overview import card_lists
from deskapp.overview.card_lists_view import BlankRow, CardLine, ClassLine, EndingLine
from deskapp.overview.lists import Span
from deskapp.staff.tasks import About


class CardRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def card_events(self, first: date, last: date) -> list[CardLine]:
        """The card issue and exception register of some days."""
        return card_lists.events(self.desk, Span(first, last))

    def card_endings(self) -> list[EndingLine]:
        """Access cards that end soon, and those to call about."""
        return card_lists.endings(self.desk)

    def turn_called(self, about: About, ends: date) -> bool:
        """Somebody called the holder of a card that ends, or did not after all; whether it is done now."""
        with self.desk.work("finish_task") as session:
            return calling.turn(session, about, ends)

    def blanks(self, first: date, last: date) -> list[BlankRow]:
        """What happened to the stock of blank cards on some days."""
        return card_lists.blanks(self.desk, Span(first, last))

    def blank_stock(self) -> str:
        """How many blank cards there are, in words."""
        return card_lists.blank_stock(self.desk)

    def card_quarter(self, first: date, last: date) -> list[ClassLine]:
        """The quarter of these days by class."""
        return card_lists.quarter(self.desk, Span(first, last))

    def blanks_of_quarter(self, first: date, last: date) -> str:
        """The blank cards before and after these days, in words."""
        return card_lists.blanks_of_quarter(self.desk, Span(first, last))

    def export_quarter(self, first: date, last: date) -> str:
        """Write the table of a quarter as a workbook, and say where it lies. Raises DeskError, NotAllowedError."""
        return str(card_table.quarter_workbook(self.desk, first).path)
