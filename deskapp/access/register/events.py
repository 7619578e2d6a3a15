"""Writes the lines of the card issue and exception register, inside the caller's unit of work (REG-19)."""

from datetime import datetime

from sqlalchemy.orm import Session

from deskapp.access.card_records import CardEvent
from deskapp.access.kinds import EventKind, HolderClass, Purpose
from deskapp.access.register.reading import by_id
from deskapp.access.register.values import Grant, Holder
from deskapp.estate.records import Unit
from deskapp.kernel.money import Money


def note(
    session: Session,
    card_id: int,
    kind: EventKind,
    request_id: str,
    *,
    about: Purpose = Purpose.ACCESS,
    reason: str = "",
    fee: Money | None = None,
    ticket_no: str = "",
    plan_id: int | None = None,
    holder: Holder | None = None,
) -> CardEvent:
    """A line about a card as it stands now. `holder` is named where the card no longer says whose it was."""
    session.flush()
    card = by_id(session, card_id)
    grant = card.grant(about) or next(iter(card.grants), None)
    whose = holder or card.holder
    at: datetime = session.info["at"]
    event = CardEvent(
        at=at,
        day=at.date(),
        by_id=session.info["by"],
        card_id=card_id,
        plan_id=plan_id,
        kind=kind,
        card_no=card.card_no,
        uid=card.uid,
        issue_no=card.issue_no,
        holder_class=_class(whose),
        holder_name=whose.name if whose else card.holder_name,
        room_no=_room(session, whose) or card.room_no,
        fee=fee or Money(),
        ticket_no=ticket_no,
        reason=reason,
        request_id=request_id,
        **_validity(grant),
    )
    session.add(event)
    session.flush()
    return event


def _class(holder: Holder | None) -> HolderClass | None:
    return holder.held_as if holder else None


def _validity(grant: Grant | None) -> dict[str, object]:
    if grant is None:
        return {"purpose": None, "valid_from": None, "valid_to": None}
    return {"purpose": grant.purpose, "valid_from": grant.term.valid_from, "valid_to": grant.term.valid_to}


def _room(session: Session, holder: Holder | None) -> str:
    unit = session.get(Unit, holder.unit_id) if holder and holder.unit_id else None
    return unit.room_no if unit else ""
