"""The lists of customers' accounts, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import account_lists
from deskapp.overview.account_view import BalanceLine, EntryLine
from deskapp.overview.lists import Span


class AccountRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def account_entries(self, first: date, last: date) -> list[EntryLine]:
        """What came into accounts and went out on some days."""
        return account_lists.account_entries(self.desk, Span(first, last))

    def account_balances(self) -> list[BalanceLine]:
        """What lies on accounts now."""
        return account_lists.account_balances(self.desk)
