"""What was done on the renovations of a unit, for its line of time."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.overview.event import MOST, Event, Theme
from deskapp.renovation.records import RenovationEvent, RenovationFiling
from deskapp.staff.records import StaffMember


def renovations(session: Session, unit_id: int) -> Iterator[Event]:
    """Every act on a filing, with whom and by whom."""
    asked = (
        select(RenovationEvent, RenovationFiling.number, StaffMember.name)
        .join(RenovationFiling, RenovationEvent.filing_id == RenovationFiling.id)
        .outerjoin(StaffMember, RenovationEvent.created_by_id == StaffMember.id)
        .where(RenovationFiling.unit_id == unit_id)
        .order_by(RenovationEvent.id.desc())
        .limit(MOST)
    )
    for one, number, clerk in session.execute(asked):
        whom = "，".join(part for part in (number, one.person, clerk) if part)
        yield Event(one.created_at, f"装修{one.deed.value}", whom, Theme.RENOVATION)
