"""What the window asks about deposits and the desk's cash."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from deskapp.overview.deposit_view import AdvanceLine, CheckLine, CounterfeitLine, DepositLine


class DepositBooks(Protocol):
    """Deposits, cash that was lent, counterfeit notes, spot checks."""

    def deposit_register(self) -> Sequence[DepositLine]: ...
    def cash_advances(self, first: date, last: date) -> Sequence[AdvanceLine]: ...
    def counterfeits(self, first: date, last: date) -> Sequence[CounterfeitLine]: ...
    def spot_checks(self, first: date, last: date) -> Sequence[CheckLine]: ...
