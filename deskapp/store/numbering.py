"""The numbers of papers and matters run on within a day or a year; nothing is ever deleted, so counting is enough."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session


def within_day(session: Session, column: InstrumentedAttribute[str], letters: str, day: date) -> str:
    """FX20261121-01: the next number of this column on this day, over all clerks."""
    return _next(session, column, f"{letters}{day:%Y%m%d}-", 2)


def within_year(session: Session, column: InstrumentedAttribute[str], letters: str, day: date) -> str:
    """ZX2026-0001: the next number of this column in the year of this day."""
    return _next(session, column, f"{letters}{day.year}-", 4)


def _next(session: Session, column: InstrumentedAttribute[str], head: str, digits: int) -> str:
    used = session.scalar(select(func.count()).where(column.startswith(head))) or 0
    return f"{head}{used + 1:0{digits}d}"
