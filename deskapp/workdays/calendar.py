"""The calendar as it is entered, made once in a transaction, and the refusal where a year of it is missing."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import WorkCalendar, YearMissingError
from deskapp.kernel.problems import Refusal
from deskapp.store.once import once
from deskapp.workdays.records import Holiday, MakeupWorkday

T = TypeVar("T")


@once(Holiday, MakeupWorkday)
def calendar_of(session: Session) -> WorkCalendar:
    """The working days as they are entered (GEN-04)."""
    return WorkCalendar(_days(session, Holiday), _days(session, MakeupWorkday))


def or_refusal(reckon: Callable[[], T], rule: str) -> T | Refusal:
    """What was reckoned, or the refusal of `rule` where that would run through a year nobody has entered."""
    try:
        return reckon()
    except YearMissingError as error:
        return Refusal(error.text, rule)


def _days(session: Session, kind: type[Holiday] | type[MakeupWorkday]) -> frozenset[date]:
    return frozenset(session.scalars(select(kind.day).where(kind.active)))
