"""The quarterly tables that were made, and those still due five working days after their quarter (CARD-19, RPT-07)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access.errors import AccessError
from deskapp.access.quarter import lives_until
from deskapp.access.rules.quarter import Quarter
from deskapp.access.table_records import CardTable
from deskapp.estate.records import IcCard
from deskapp.kernel.days import CHINA, YearMissingError
from deskapp.workdays import calendar_of

LOOKED_BACK = 4
"""So many quarters that have ended are looked at."""


@dataclass(frozen=True)
class Due:
    """A table that was not made yet, and the last day for it; None while the holidays of its year are not entered."""

    quarter: Quarter
    by: date | None


def made(session: Session, quarter: Quarter) -> CardTable | None:
    """The record that the table of a quarter was made."""
    asked = select(CardTable).where(CardTable.year == quarter.year, CardTable.quarter == quarter.number)
    return session.scalars(asked).one_or_none()


def due_day(session: Session, quarter: Quarter) -> date | None:
    """The last day for the table of a quarter (RPT-07); None while the holidays of that year are not entered."""
    try:
        return quarter.due(calendar_of(session))
    except YearMissingError:
        return None


def due_words(day: date | None) -> str:
    """The day in the words of pages and papers."""
    return str(day) if day else "待定（放假安排没有录入）"


def ended(today: date) -> list[Quarter]:
    """The latest quarters that have ended, the newest first."""
    return [Quarter.of(today) + -back for back in range(1, LOOKED_BACK + 1)]


def due(session: Session, today: date) -> list[Due]:
    """Tables still to be made, the oldest first: of quarters in which cards were on record."""
    first: datetime | None = session.scalar(select(func.min(IcCard.created_at)))
    if first is None:
        return []
    began = Quarter.of(first.astimezone(CHINA).date())
    missing = [one for one in reversed(ended(today)) if one >= began and made(session, one) is None]
    return [Due(one, due_day(session, one)) for one in missing]


def make(session: Session, quarter: Quarter) -> CardTable:
    """Note that the table was made; the first time stands. Raises AccessError before the quarter has ended."""
    known = made(session, quarter)
    if known:
        return known
    today: date = session.info["at"].date()
    if quarter.last >= today:
        raise AccessError(f"{quarter.label}还没有结束，{quarter.last} 以后再做整理表。没有任何改动")
    table = CardTable(
        year=quarter.year,
        quarter=quarter.number,
        number=f"IC{quarter.code}",
        day=today,
        cards=len(lives_until(session, quarter.last)),
    )
    session.add(table)
    session.flush()
    return table
