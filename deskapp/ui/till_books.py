"""What the window asks about drawers: shifts, cash moved, differences, banking, absences."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from deskapp.overview.till_view import AbsenceLine, BankingLine, DifferenceLine, MoveLine, ShiftLine


class TillBooks(Protocol):
    """The part of the reading room that has the lists of drawers."""

    def shifts(self, first: date, last: date) -> Sequence[ShiftLine]: ...
    def cash_moves(self, first: date, last: date) -> Sequence[MoveLine]: ...
    def cash_differences(self, first: date, last: date) -> Sequence[DifferenceLine]: ...
    def cash_banked(self, first: date, last: date) -> Sequence[BankingLine]: ...
    def absences(self, first: date, last: date) -> Sequence[AbsenceLine]: ...
