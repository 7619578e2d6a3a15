"""The lists of drawers, for whoever is on duty."""

from datetime import date

from deskapp.desk import Desk
from deskapp.overview import duty_lists, till_lists, workday_lists
from deskapp.overview.duty_view import DutyLine, ReadLine, RosterLine
from deskapp.overview.lists import Span
from deskapp.overview.till_view import AbsenceLine, BankingLine, DifferenceLine, MoveLine, ShiftLine
from deskapp.overview.workday_view import WorkdayLine
from deskapp.workdays import keeping
from deskapp.workdays.kinds import YearPlan


class TillRoom:
    """One part of the office; `desk` is the open desk with whoever is on duty."""

    desk: Desk

    def shifts(self, first: date, last: date) -> list[ShiftLine]:
        """The shifts handed over on some days."""
        return till_lists.shifts(self.desk, Span(first, last))

    def cash_moves(self, first: date, last: date) -> list[MoveLine]:
        """Cash moved in and out of the drawers on some days."""
        return till_lists.moves(self.desk, Span(first, last))

    def cash_differences(self, first: date, last: date) -> list[DifferenceLine]:
        """Shortages and excesses of some days, and all that wait to be settled."""
        return till_lists.differing(self.desk, Span(first, last))

    def cash_banked(self, first: date, last: date) -> list[BankingLine]:
        """The cash of some days and what was banked of it."""
        return till_lists.banked(self.desk, Span(first, last))

    def absences(self, first: date, last: date) -> list[AbsenceLine]:
        """Who left the desk on some days."""
        return till_lists.absences(self.desk, Span(first, last))

    def roster(self, first: date, last: date) -> list[RosterLine]:
        """Who is on which shift, and on leave, on some days."""
        return duty_lists.roster(self.desk, Span(first, last))

    def duty_notes(self, first: date, last: date) -> list[DutyLine]:
        """The notes of duty of some days."""
        return duty_lists.notes(self.desk, Span(first, last))

    def workdays(self, first: date, last: date) -> list[WorkdayLine]:
        """The holidays and make-up days of some days (GEN-04)."""
        return workday_lists.workdays(self.desk, Span(first, last))

    def year_plan(self, year: int) -> YearPlan:
        """How a year is arranged; empty where it is not known."""
        with self.desk.reading() as session:
            return keeping.plan_of(session, year)

    def record_readings(self, first: date, last: date) -> list[ReadLine]:
        """Whose records of some days were read, and by whom."""
        return duty_lists.readings(self.desk, Span(first, last))
