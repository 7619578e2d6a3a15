"""What the window asks about bank collection."""

from datetime import date
from typing import Protocol

from deskapp.overview.bank_view import ApartRow, BankAgreementRow, BankLineRow


class BankBooks(Protocol):
    """Lines of lists, money that matched nothing, agreements."""

    def bank_lines(self, first: date, last: date) -> list[BankLineRow]: ...
    def bank_apart(self) -> list[ApartRow]: ...
    def bank_agreements(self) -> list[BankAgreementRow]: ...
