"""What happens to a card without writing it: lost, found again, handed in, damaged, cancelled."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardEvent, CardIssue, CardMedium
from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import BlankMove, EventKind, Writing
from deskapp.access.register import events, stock
from deskapp.access.register.applying import end_issue
from deskapp.access.register.reading import by_id
from deskapp.access.register.values import CardOnRecord, Holder
from deskapp.access.rules import states
from deskapp.access.rules.states import CardAct
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard

KINDS = {
    CardAct.LOSE: EventKind.LOST,
    CardAct.FIND: EventKind.FOUND,
    CardAct.TAKE_BACK: EventKind.RETURNED,
    CardAct.DAMAGE: EventKind.DAMAGED,
    CardAct.CANCEL: EventKind.CANCELLED,
}


def report_lost(session: Session, card_id: int, request_id: str, reason: str) -> CardOnRecord:
    """The holder reports a loss: the doors are to refuse the card (CARD-22). Raises AccessError."""
    return _change(session, card_id, CardAct.LOSE, request_id, reason)


def found_again(session: Session, card_id: int, request_id: str, reason: str) -> CardOnRecord:
    """A lost card is valid again, by somebody who may say so, with a reason (cards.md 3.3). Raises AccessError.

    Not once a new card took its place.
    """
    card = by_id(session, card_id)
    insist(states.found_again(card.card_no, replaced_by(session, card_id)))
    if not reason.strip():
        raise AccessError("请写明解除挂失的原因。没有任何改动")
    return _change(session, card_id, CardAct.FIND, request_id, reason.strip())


def take_back(session: Session, card_id: int, request_id: str, reason: str = "") -> CardOnRecord:
    """The card was handed in; wiped, it can be issued again (cards.md 3.3). Raises AccessError."""
    return _change(session, card_id, CardAct.TAKE_BACK, request_id, reason, ends=True)


def damaged(session: Session, card_id: int, request_id: str, reason: str) -> CardOnRecord:
    """The card is broken and not replaced. Raises AccessError."""
    return _change(session, card_id, CardAct.DAMAGE, request_id, reason, ends=True)


def cancel(session: Session, card_id: int, request_id: str, reason: str) -> CardOnRecord:
    """Move-out, resale, staff who leave: the card may open nothing any more (table of CARD states). Raises AccessError.

    The card itself may still be out: the lists refuse it until it is handed in.
    """
    return _change(session, card_id, CardAct.CANCEL, request_id, reason, ends=True)


def outdate(session: Session, card_id: int) -> None:
    """The record has changed, the card has not: it must be written again."""
    asked = select(CardMedium).where(CardMedium.card_id == card_id, CardMedium.writing == Writing.WRITTEN)
    for medium in session.scalars(asked):
        medium.writing = Writing.OUTDATED


def replaced_by(session: Session, card_id: int) -> str:
    """The number of the card that took the place of the latest issue of this one; empty where none did."""
    asked = select(CardIssue.id).where(CardIssue.card_id == card_id).order_by(CardIssue.id.desc()).limit(1)
    last = session.scalar(asked)
    new = select(IcCard.card_no).join(CardIssue, CardIssue.card_id == IcCard.id)
    return session.scalar(new.where(CardIssue.replaces_id == last)) or "" if last else ""


def _change(
    session: Session, card_id: int, act: CardAct, request_id: str, reason: str, *, ends: bool = False
) -> CardOnRecord:
    if _done_before(session, card_id, act, request_id):
        return by_id(session, card_id)
    before = by_id(session, card_id)
    insist(states.allowed(before.state, act, before.card_no))
    if before.plan:
        raise AccessError(f"卡 {before.card_no} 写到一半，请先写完或放弃。没有任何改动")
    row = session.get_one(IcCard, card_id)
    row.state = states.after(before.state, act) or before.state
    whose: Holder | None = before.holder
    if ends:
        at: datetime = session.info["at"]
        day: date = at.date()
        whose = end_issue(session, card_id, day) or whose
    if act is CardAct.TAKE_BACK and before.state is not CardState.WRITE_FAILED:
        outdate(session, card_id)
    if act in (CardAct.DAMAGE, CardAct.CANCEL):
        _spoil_blank(session, card_id, request_id, reason)
    events.note(session, card_id, KINDS[act], request_id, reason=reason, holder=whose)
    return by_id(session, card_id)


def _spoil_blank(session: Session, card_id: int, request_id: str, reason: str) -> None:
    """A card that was wiped and put back is a blank less (CARD-17)."""
    asked = select(CardMedium).where(CardMedium.card_id == card_id, CardMedium.writing == Writing.WIPED)
    for medium in session.scalars(asked):
        medium.writing = Writing.UNWRITTEN
        stock.move(session, medium.family, BlankMove.SPOILED, -1, request_id, card_id=card_id, note=reason)


def _done_before(session: Session, card_id: int, act: CardAct, request_id: str) -> bool:
    asked = select(CardEvent.id).where(
        CardEvent.request_id == request_id, CardEvent.card_id == card_id, CardEvent.kind == KINDS[act]
    )
    return session.scalar(asked.limit(1)) is not None
