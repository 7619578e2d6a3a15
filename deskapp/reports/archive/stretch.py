"""Which links of the chain and which lines of the journal belong to a period: all between its first and last link."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit.chain import Anchor, standing
from deskapp.audit.records import ChainLink
from deskapp.kernel.days import CHINA, Period
from deskapp.kernel.errors import DeskError


class ArchiveError(DeskError):
    """An archive that cannot be made."""

    code = "E-ARC-01"


@dataclass(frozen=True)
class Stretch:
    """Numbers of links and of journal lines, none left out; where the chain stood before the first and after the last.

    Order is the number, never the clock: what was dated elsewhere while the clock was wrong lies in between.
    """

    links: range
    lines: range
    before: Anchor
    last: Anchor


def stretch_of(session: Session, period: Period) -> Stretch:
    """The stretch of a period. Raises ArchiveError for days on which nothing was sealed."""
    start = datetime.combine(period.start, time(), CHINA)
    after = datetime.combine(period.end + timedelta(days=1), time(), CHINA)
    within = select(func.min(ChainLink.id), func.max(ChainLink.id))
    first, last = session.execute(within.where(ChainLink.at >= start, ChainLink.at < after)).one()
    if first is None:
        raise ArchiveError(f"{period.start} 至 {period.end} 没有收款和日结，没有可归档的内容。请核对日期", "E-ARC-02")
    before, end = session.get(ChainLink, first - 1), session.get_one(ChainLink, last)
    sealed_to = before.journal_to if before else 0
    lines = range(sealed_to + 1, end.journal_to + 1)
    return Stretch(range(first, last + 1), lines, standing(before), standing(end))
