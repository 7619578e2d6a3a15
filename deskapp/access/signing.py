"""Cards whose holders have still to sign the register for them, and their signatures (CARD-08, CARD-15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from deskapp.access.card_records import CardEvent, CardIssue, CardPlan
from deskapp.access.kinds import EventKind, Purpose
from deskapp.access.register import outcomes
from deskapp.audit import journal
from deskapp.estate.records import IcCard


@dataclass(frozen=True)
class Unsigned:
    """A card in somebody's hands, and the day it was handed out without a signature."""

    card_id: int
    card_no: str
    held_as: str
    holder: str
    room_no: str
    valid_to: date | None
    day: date


def unsigned(session: Session, since: date = date.min) -> list[Unsigned]:
    """Every card handed out since a day that is out and not signed for, the oldest first.

    A signature counts for one issue of a card.
    """
    signature = aliased(CardEvent)
    signed = select(signature.id).where(
        signature.card_id == CardEvent.card_id,
        signature.issue_no == CardEvent.issue_no,
        signature.kind == EventKind.SIGNED,
    )
    out = select(CardIssue.id).where(
        CardIssue.card_id == CardEvent.card_id,
        CardIssue.issue_no == CardEvent.issue_no,
        CardIssue.ended_on.is_(None),
    )
    asked = (
        select(CardEvent)
        .where(
            CardEvent.day >= since,
            CardEvent.kind == EventKind.ISSUED,
            CardEvent.purpose == Purpose.ACCESS,
            ~signed.exists(),
            out.exists(),
        )
        .order_by(CardEvent.id)
    )
    return [_unsigned(event) for event in session.scalars(asked)]


def sign(session: Session, card_ids: Iterable[int]) -> None:
    """The holders of these cards have signed; one that was signed for before stays as it is."""
    waiting = {one.card_id for one in unsigned(session)}
    for card_id in card_ids:
        if card_id in waiting:
            outcomes.signed(session, card_id, _handed_out(session, card_id))


def sign_new(session: Session, card_ids: Iterable[int], walk: str) -> None:
    """Whoever was just given these cards signed for them, and everything was explained (CARD-08, CARD-09, CARD-15).

    The signature stands on the line of the register of the plan by which a card was written last.
    """
    for card_id in card_ids:
        asked = select(CardPlan.request_id).where(CardPlan.card_id == card_id).order_by(CardPlan.id.desc())
        outcomes.signed(session, card_id, session.scalars(asked.limit(1)).one())
        journal.note(session, IcCard.__tablename__, card_id, explained=True, walk=walk)


def _handed_out(session: Session, card_id: int) -> str:
    """The request by which a card was handed out last: on its line the signature stands."""
    asked = select(CardEvent.request_id).where(CardEvent.card_id == card_id, CardEvent.kind == EventKind.ISSUED)
    return session.scalars(asked.order_by(CardEvent.id.desc()).limit(1)).one()


def _unsigned(event: CardEvent) -> Unsigned:
    return Unsigned(
        event.card_id,
        event.card_no,
        event.holder_class.value if event.holder_class else "",
        event.holder_name,
        event.room_no,
        event.valid_to,
        event.day,
    )
