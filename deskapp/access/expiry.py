"""Cards and monthly cards that end soon or have ended, with whom to call (CARD-21, PARK-14, RPT-26)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.calling import called
from deskapp.access.card_records import CardAuthorisation, CardIssue
from deskapp.access.kinds import Purpose
from deskapp.estate.kinds import CardState
from deskapp.estate.records import Customer, IcCard
from deskapp.kernel.days import Month
from deskapp.staff.tasks import About

IN_USE = (CardState.ACTIVE, CardState.EXPIRED)
LOOKED_BACK = 92
"""Days after which nobody is called about a card of an old roster: it ended long before this program came."""


@dataclass(frozen=True)
class Ending:
    """One authorisation that ends: whose, until when, and the telephone to call, for pages that may show it."""

    card_id: int
    card_no: str
    purpose: Purpose
    valid_to: date
    days_left: int
    """Negative once it has ended."""
    holder: str
    room_no: str
    unit_id: int | None
    phone: str
    about: About
    """The authorisation, or the card of an old roster, that somebody is called about."""
    called: bool = False

    @property
    def waits(self) -> bool:
        """Whether its holder has still to be called."""
        return not self.called and (self.about[0] == CardAuthorisation.__tablename__ or self.days_left >= -LOOKED_BACK)


def ending(session: Session, first: date, last: date, today: date, purpose: Purpose | None = None) -> list[Ending]:
    """What ends between two days, both included, the soonest first; cards of old rosters among it."""
    old = of_rosters(session, first, last, today) if purpose is not Purpose.PARKING else []
    wanted = [one for one in (*_issued(session, first, last, today), *old) if purpose in (None, one.purpose)]
    return sorted(_with_calls(session, wanted), key=lambda one: (one.valid_to, one.room_no, one.card_no))


def this_month(session: Session, today: date) -> list[Ending]:
    """Cards that expire in this month (CARD-21)."""
    month = Month.of(today)
    return ending(session, month.first, month.last, today)


def to_call(session: Session, today: date, purpose: Purpose | None = None) -> list[Ending]:
    """Cards that have expired and are still out, the latest to expire first: those to call."""
    return latest_first(ending(session, date.min, date.fromordinal(today.toordinal() - 1), today, purpose))


def latest_first(over: Sequence[Ending]) -> list[Ending]:
    """Those to call, in the order in which they are called."""
    return sorted(over, key=lambda one: (-one.valid_to.toordinal(), one.room_no, one.card_no))


def overdue_at_the_gate(session: Session, today: date) -> list[Ending]:
    """Monthly cards that have run out, for the people at the gate (PARK-14)."""
    return to_call(session, today, Purpose.PARKING)


def _with_calls(session: Session, found: Sequence[Ending]) -> list[Ending]:
    told = called(session, {one.about: one.valid_to for one in found}) if found else set()
    return [replace(one, called=one.about in told) for one in found]


def _issued(session: Session, first: date, last: date, today: date) -> list[Ending]:
    asked = (
        select(CardAuthorisation)
        .join(CardIssue, CardAuthorisation.issue_id == CardIssue.id)
        .join(IcCard, CardIssue.card_id == IcCard.id)
        .where(
            CardIssue.ended_on.is_(None),
            IcCard.state.in_(IN_USE),
            CardAuthorisation.valid_to >= first,
            CardAuthorisation.valid_to <= last,
        )
        .options(
            joinedload(CardAuthorisation.issue).joinedload(CardIssue.card),
            joinedload(CardAuthorisation.issue).joinedload(CardIssue.unit),
            joinedload(CardAuthorisation.issue).joinedload(CardIssue.customer),
        )
    )
    return [
        Ending(
            row.issue.card_id,
            row.issue.card.card_no,
            row.purpose,
            row.valid_to,
            (row.valid_to - today).days,
            row.issue.holder_name,
            row.issue.unit.room_no if row.issue.unit else "",
            row.issue.unit_id,
            _phone(row.issue.customer),
            (CardAuthorisation.__tablename__, row.id),
        )
        for row in session.scalars(asked)
    ]


def of_rosters(session: Session, first: date, last: date, today: date) -> list[Ending]:
    """Cards that were never issued here, by what the register says of them."""
    issued = select(CardIssue.card_id).where(CardIssue.card_id == IcCard.id)
    asked = (
        select(IcCard)
        .where(
            IcCard.state.in_(IN_USE),
            IcCard.valid_to.is_not(None),
            IcCard.valid_to >= first,
            IcCard.valid_to <= last,
            ~issued.exists(),
        )
        .options(joinedload(IcCard.unit), joinedload(IcCard.customer))
    )
    return [
        Ending(
            card.id,
            card.card_no,
            Purpose.ACCESS,
            card.valid_to,
            (card.valid_to - today).days,
            card.customer.name if card.customer else "",
            card.unit.room_no if card.unit else "",
            card.unit_id,
            _phone(card.customer),
            (IcCard.__tablename__, card.id),
        )
        for card in session.scalars(asked)
        if card.valid_to
    ]


def _phone(customer: Customer | None) -> str:
    return customer.phone if customer else ""
