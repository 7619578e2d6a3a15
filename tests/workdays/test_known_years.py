"""The years that come with the program, against a library that has them too; what a manager entered stands."""

from datetime import date

import chinese_calendar
import pytest

from deskapp.kernel.days import WorkCalendar, YearMissingError
from deskapp.opening import catch_up
from deskapp.workdays import calendar_of, keeping
from deskapp.workdays.kinds import DayKind
from deskapp.workdays.reference import is_behind, known_days, load_known_years
from tests.conftest import STARTED

KNOWN = WorkCalendar(
    frozenset(day for day, kind, _ in known_days() if kind == "holiday"),
    frozenset(day for day, kind, _ in known_days() if kind == "makeup"),
)


def test_every_day_is_what_the_library_says():
    """GEN-04."""
    day, wrong = date(2020, 1, 1), []
    while day <= date(2026, 12, 31):
        wrong += [day] if KNOWN.is_working(day) is not chinese_calendar.is_workday(day) else []
        day = date.fromordinal(day.toordinal() + 1)
    assert wrong == []


def test_a_new_centre_knows_them(desk):
    """GEN-04: the tables come filled; the year after the last one is missing."""
    with desk.reading() as session:
        assert calendar_of(session) == KNOWN
        assert calendar_of(session).add_working_days(date(2025, 9, 26), 7) == date(2025, 10, 13)
        with pytest.raises(YearMissingError):
            calendar_of(session).add_working_days(date(2026, 12, 28), 5)


def test_an_old_database_is_brought_up_and_what_was_entered_stands(desk, manned_by):
    """GEN-04, GEN-09."""
    with manned_by("高远").work("edit_work_calendar") as session:
        keeping.set_day(session, date(2026, 12, 25), DayKind.HOLIDAY, "台风停工")
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM holiday WHERE day LIKE '2024%' OR day LIKE '2025%'")
        connection.exec_driver_sql("DELETE FROM makeup_workday WHERE day LIKE '2024%' OR day LIKE '2025%'")
    with desk.reading() as session:
        assert is_behind(session)
    catch_up(desk.store, STARTED)
    with desk.reading() as session:
        assert not is_behind(session)
        assert calendar_of(session).holidays == KNOWN.holidays | {date(2026, 12, 25)}
        assert calendar_of(session).makeup_days == KNOWN.makeup_days
    with desk.store.work(act="start", by=None, at=STARTED) as session:
        load_known_years(session)


def test_a_single_day_makes_no_year_known(desk, manned_by):
    """GEN-04: a year is known by its 1 January, which comes with a whole notice."""
    with manned_by("高远").work("edit_work_calendar") as session:
        keeping.set_day(session, date(2027, 10, 1), DayKind.HOLIDAY, "国庆节")
    with desk.reading() as session:
        assert keeping.plan_of(session, 2027).holidays
        assert not calendar_of(session).knows(2027)
        assert keeping.missing_ahead(session, date(2026, 12, 21), 7) is None
        assert keeping.missing_ahead(session, date(2026, 12, 25), 7) == 2027
