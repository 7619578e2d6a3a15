"""What the window asks about customers' accounts."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from deskapp.overview.account_view import BalanceLine, EntryLine


class AccountBooks(Protocol):
    """Entries of accounts, and what lies there."""

    def account_entries(self, first: date, last: date) -> Sequence[EntryLine]: ...
    def account_balances(self) -> Sequence[BalanceLine]: ...
