"""What a day of the calendar can be, and the days of a year as a notice arranges them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum


class DayKind(Enum):
    """A day as the yearly notice arranges it; a usual one is what its day of the week makes it."""

    HOLIDAY = "放假"
    MAKEUP = "调休上班"
    USUAL = "照常"


@dataclass(frozen=True)
class YearPlan:
    """The days of a year that are not usual, with the holidays they belong to. No day is in both."""

    year: int
    holidays: Mapping[date, str]
    makeups: Mapping[date, str]

    def kind(self, day: date) -> DayKind:
        """What a day is in this plan."""
        if day in self.holidays:
            return DayKind.HOLIDAY
        return DayKind.MAKEUP if day in self.makeups else DayKind.USUAL
