"""What the window shows of bank collection, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import bank_lists
from deskapp.overview.bank_view import ApartRow, BankAgreementRow, BankLineRow
from deskapp.overview.lists import Span


class BankRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def bank_lines(self, first: date, last: date) -> list[BankLineRow]:
        """The lines of the lists of some days, with the bank's answers."""
        return bank_lists.lines(self.desk, Span(first, last))

    def bank_apart(self) -> list[ApartRow]:
        """Money that matched nothing."""
        return bank_lists.apart(self.desk)

    def bank_agreements(self) -> list[BankAgreementRow]:
        """The agreements on bank collection."""
        return bank_lists.agreements(self.desk)
