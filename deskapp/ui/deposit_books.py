"""What the window asks about deposits and the desk's cash."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from deskapp.overview.deposit_view import AdvanceLine, CheckLine, CounterfeitLine, DepositLine
from deskapp.overview.reduction_view import ReductionLine


class DepositBooks(Protocol):
    """Deposits, cash that was lent, counterfeit notes, spot checks, reductions."""

    def deposit_register(self) -> Sequence[DepositLine]: ...
    def cash_advances(self, first: date, last: date) -> Sequence[AdvanceLine]: ...
    def counterfeits(self, first: date, last: date) -> Sequence[CounterfeitLine]: ...
    def spot_checks(self, first: date, last: date) -> Sequence[CheckLine]: ...
    def reductions(self, first: date, last: date) -> Sequence[ReductionLine]: ...
