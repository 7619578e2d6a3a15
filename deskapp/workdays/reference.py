"""Puts the years whose notices were known when the program was made into a database, and leaves all others alone."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from deskapp.audit.journal import keep_many
from deskapp.workdays.calendar import calendar_of
from deskapp.workdays.records import Holiday, MakeupWorkday

FILE = Path(__file__).resolve().parents[2] / "db" / "reference" / "workdays.csv"
"""The State Council's notices since 2020, as the library chinesecalendar (MIT) has them."""
TABLES = {"holiday": Holiday, "makeup": MakeupWorkday}


def load_known_years(session: Session) -> None:
    """Add the years that the program knows and the database does not: what a manager has entered stands."""
    lacking = set(_unknown(session))
    for kind, record in TABLES.items():
        rows = [(day, name) for day, of, name in known_days() if of == kind and day.year in lacking]
        keep_many(session, record, [{"day": day, "name": name} for day, name in rows])


def is_behind(session: Session) -> bool:
    """Whether the program knows a year that the database does not: asked at each start."""
    return bool(_unknown(session))


@cache
def known_days() -> tuple[tuple[date, str, str], ...]:
    """Every day of the reference data: the day, holiday or makeup, and the holiday it belongs to."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple((date.fromisoformat(row["day"]), row["kind"], row["name"]) for row in csv.DictReader(file))


def _unknown(session: Session) -> list[int]:
    calendar = calendar_of(session)
    return [year for year in _years() if not calendar.knows(year)]


def _years() -> Iterator[int]:
    yield from sorted({day.year for day, _, _ in known_days()})
