"""Cards of an old roster that never came to the desk: a full list that forgot them would lock them out.

Which doors such a card opens is not on record. Like any customer's card unless the clerk says otherwise, it opens every
group but the gates of the car park; once it comes to the desk, its own authorisation takes the place of this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardIssue
from deskapp.estate.kinds import CardState
from deskapp.estate.records import Customer, IcCard, Unit
from deskapp.kernel.days import CHINA

NO_END = date(2099, 12, 31)
"""A door program wants a last day, also for a card whose roster named none."""
WITHOUT_NUMBER = 0
"""The issue number of a card that was never issued here."""
HANDED_OUT = (CardState.ACTIVE, CardState.EXPIRED, CardState.LOST, CardState.DAMAGED, CardState.CANCELLED)


@dataclass(frozen=True)
class TakenOver:
    """A card as its roster has it, named like the columns of an issue."""

    card_id: int
    uid: str | None
    card_no: str
    state: CardState
    holder_name: str
    room_no: str | None
    valid_from: date
    valid_to: date
    card_at: datetime
    issue_no: int = WITHOUT_NUMBER
    ended_on: date | None = None


def taken_over(session: Session, card_id: int | None = None) -> Iterator[TakenOver]:
    """Every card that somebody has and that was never issued here, or the one that is named."""
    asked = (
        select(
            IcCard.id,
            IcCard.uid,
            IcCard.card_no,
            IcCard.state,
            Customer.name,
            Unit.room_no,
            IcCard.created_at,
            IcCard.valid_to,
            IcCard.updated_at,
        )
        .outerjoin(Customer, IcCard.customer_id == Customer.id)
        .outerjoin(Unit, IcCard.unit_id == Unit.id)
        .where(IcCard.state.in_(HANDED_OUT), ~select(CardIssue.id).where(CardIssue.card_id == IcCard.id).exists())
        .order_by(IcCard.id)
    )
    for row in session.execute(asked if card_id is None else asked.where(IcCard.id == card_id)):
        end = row.valid_to or NO_END
        since = min(row.created_at.astimezone(CHINA).date(), end)
        whose = (row.name or "", row.room_no)
        yield TakenOver(row.id, row.uid, row.card_no, row.state, *whose, since, end, row.updated_at)
