"""What the window shows of deposits and of the desk's cash, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import deposit_lists, reduction_lists
from deskapp.overview.deposit_view import AdvanceLine, CheckLine, CounterfeitLine, DepositLine
from deskapp.overview.lists import Span
from deskapp.overview.reduction_view import ReductionLine


class DepositRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def deposit_register(self) -> list[DepositLine]:
        """Every deposit and how it stands."""
        return deposit_lists.deposit_register(self.desk)

    def cash_advances(self, first: date, last: date) -> list[AdvanceLine]:
        """The cash that was lent on some days."""
        return deposit_lists.advances(self.desk, Span(first, last))

    def counterfeits(self, first: date, last: date) -> list[CounterfeitLine]:
        """The counterfeit notes of some days."""
        return deposit_lists.counterfeits(self.desk, Span(first, last))

    def spot_checks(self, first: date, last: date) -> list[CheckLine]:
        """The cashier's checks of some days."""
        return deposit_lists.spot_checks(self.desk, Span(first, last))

    def reductions(self, first: date, last: date) -> list[ReductionLine]:
        """The reductions that were approved or used on some days, and those that wait."""
        return reduction_lists.reductions(self.desk, Span(first, last))
