"""What came of a plan: written and read back, torn, taken up again, failed, given up. Kept before the desk says so."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.application_records import CardApplicant
from deskapp.access.card_records import CardMedium, CardPlan
from deskapp.access.errors import AccessError, insist
from deskapp.access.kinds import EventKind, PlanAct, PlanState, Writing
from deskapp.access.register import events
from deskapp.access.register.applying import settle
from deskapp.access.register.plans import Paid, Wish, plan
from deskapp.access.register.reading import by_id
from deskapp.access.register.values import CardOnRecord, OnReader, Target
from deskapp.access.rules import writing
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard

FRESH = (PlanAct.ISSUE, PlanAct.REPLACE)
ONTO = "onto"
"""In the progress of a failed plan: the plan that took its place, so that one payment never gives two cards."""


def done(session: Session, plan_id: int, uid: str, **layout: Any) -> CardOnRecord:
    """The card was written, and read back in a new session as the door would (cards.md 3.1). Said twice, done once.

    Raises AccessError for another card than the planned one. `layout` is what the writer must know next time.
    """
    row = _plan(session, plan_id)
    if row.state is PlanState.PENDING:
        insist(writing.same_card(row.uid, row.card.card_no, uid))
        row.progress = {**row.progress, **layout}
        settle(session, row, Writing.WIPED if row.act is PlanAct.WIPE else Writing.WRITTEN)
    return by_id(session, row.card_id)


def torn(session: Session, plan_id: int, trouble: str) -> None:
    """The card left while it was written: the plan stays, and the same card must come back."""
    row = _pending(session, plan_id)
    row.tears += 1
    row.trouble = trouble
    _told(session, row, EventKind.TORN, trouble)


def resumed(session: Session, plan_id: int, uid: str) -> Target:
    """The same card is back: what is to be written. Raises AccessError for another one."""
    row = _pending(session, plan_id)
    insist(writing.same_card(row.uid, row.card.card_no, uid))
    _told(session, row, EventKind.RESUMED, row.trouble)
    return Target.from_json(row.target)


def note(session: Session, plan_id: int, **facts: Any) -> None:
    """Keep what must be known to go on, before the command that makes it true: a spare sector, a changed key."""
    row = _pending(session, plan_id)
    row.progress = {**row.progress, **facts}


def later(session: Session, plan_id: int) -> CardOnRecord:
    """The reader died before anything was sent: the record goes on, the card is written later (CARD-23)."""
    row = _pending(session, plan_id)
    if row.act is PlanAct.WIPE or row.act is PlanAct.WRITE:
        raise AccessError("这一步只写卡，不能留到以后再记；请放弃后重做。没有任何改动")
    medium = _medium(session, row)
    behind = medium.writing in (Writing.WRITTEN, Writing.OUTDATED) or row.tears
    settle(session, row, Writing.OUTDATED if behind else Writing.UNWRITTEN)
    return by_id(session, row.card_id)


def failed(session: Session, plan_id: int, trouble: str) -> None:
    """The card cannot be written: a new one has failed, one in use is behind now; the payment stays (CARD-26)."""
    _given_up(session, plan_id, PlanState.FAILED, EventKind.WRITE_FAILED, trouble)


def abandoned(session: Session, plan_id: int, reason: str) -> None:
    """Somebody decided not to go on. Raises AccessError without a reason."""
    if not reason.strip():
        raise AccessError("请写明放弃的原因。没有任何改动")
    _given_up(session, plan_id, PlanState.ABANDONED, EventKind.ABANDONED, reason.strip())


def onto_another(
    session: Session, plan_id: int, request_id: str, on_reader: OnReader | None, *, card_no: str = ""
) -> CardPlan:
    """What a failed plan was for, paid as it is, on another blank (CARD-26). Raises AccessError."""
    row = _plan(session, plan_id)
    if row.state not in (PlanState.FAILED, PlanState.ABANDONED) or row.act not in FRESH:
        raise AccessError(f"卡 {row.card.card_no} 没有写卡失败，不能换用空白卡。没有任何改动")
    _only_once(session, row, request_id)
    wish = Wish(
        request_id,
        row.act,
        Target.from_json(row.target),
        on_reader,
        card_no=card_no,
        replaces_id=row.replaces_id,
        reason=f"异常：卡 {row.card.card_no} {row.state.value}",
        paid=Paid(row.fee, row.ticket_no),
    )
    made = plan(session, wish)
    row.progress = {**row.progress, ONTO: made.id}
    for applicant in session.scalars(select(CardApplicant).where(CardApplicant.plan_id == row.id)):
        applicant.plan_id = made.id
    return made


def signed(session: Session, card_id: int, request_id: str) -> None:
    """The holder signed the register (CARD-08, CARD-15)."""
    events.note(session, card_id, EventKind.SIGNED, request_id)


def _only_once(session: Session, row: CardPlan, request_id: str) -> None:
    taken = row.progress.get(ONTO)
    if taken is not None and (other := session.get_one(CardPlan, taken)).request_id != request_id:
        raise AccessError(f"卡 {row.card.card_no} 已换用卡 {other.card.card_no}，不能再换。没有任何改动")


def _given_up(session: Session, plan_id: int, state: PlanState, kind: EventKind, trouble: str) -> None:
    row = _pending(session, plan_id)
    at: datetime = session.info["at"]
    row.state, row.finished_at, row.trouble = state, at, trouble
    card = session.get_one(IcCard, row.card_id)
    medium = _medium(session, row)
    if row.act in FRESH and state is PlanState.FAILED:
        card.state = CardState.WRITE_FAILED
    elif row.act not in FRESH and (row.tears or state is PlanState.FAILED) and medium.writing is Writing.WRITTEN:
        medium.writing = Writing.OUTDATED
    _told(session, row, kind, trouble)


def _told(session: Session, row: CardPlan, kind: EventKind, reason: str) -> None:
    target = Target.from_json(row.target)
    events.note(
        session,
        row.card_id,
        kind,
        row.request_id,
        about=target.about,
        reason=reason,
        plan_id=row.id,
        holder=target.holder,
    )


def _plan(session: Session, plan_id: int) -> CardPlan:
    return session.get_one(CardPlan, plan_id)


def _pending(session: Session, plan_id: int) -> CardPlan:
    row = _plan(session, plan_id)
    if row.state is not PlanState.PENDING:
        raise AccessError(f"卡 {row.card.card_no} 的写卡已经结束（{row.state.value}）。没有任何改动")
    return row


def _medium(session: Session, row: CardPlan) -> CardMedium:
    return session.scalars(select(CardMedium).where(CardMedium.card_id == row.card_id)).one()
