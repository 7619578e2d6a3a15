"""Reads and moves slips: what they are numbered, how they stand, issued, called off, taken back."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from deskapp.kernel.days import CHINA
from deskapp.release import rules
from deskapp.release.kinds import SlipState
from deskapp.release.records import ConfirmationAttempt, GoodsReleaseSlip, ReleaseReturn
from deskapp.release.rules import Call, Life

OPEN = frozenset({SlipState.AWAITING, SlipState.ISSUED, SlipState.EXPIRED})


def applied_before(session: Session, request_id: str) -> GoodsReleaseSlip | None:
    """The slip that this very request has applied for already (design law 1)."""
    return session.scalars(select(GoodsReleaseSlip).where(GoodsReleaseSlip.request_id == request_id)).one_or_none()


def asked_before(session: Session, request_id: str) -> GoodsReleaseSlip | None:
    """The slip for which this very request has asked somebody already."""
    asked = select(ConfirmationAttempt).where(ConfirmationAttempt.request_id == request_id)
    call = session.scalars(asked.limit(1)).one_or_none()
    return call.of if call else None


def numbered(session: Session, number: str) -> GoodsReleaseSlip | None:
    """The slip with this number, as it is typed or scanned."""
    asked = select(GoodsReleaseSlip).where(GoodsReleaseSlip.number == number.strip().upper())
    return session.scalars(asked).one_or_none()


def state(slip: GoodsReleaseSlip, today: date) -> SlipState:
    """How it stands on a day."""
    back = slip.returned
    differs = back is not None and bool(back.difference)
    issued, cancelled = slip.issued_at is not None, slip.cancelled_at is not None
    return rules.state(Life(issued, slip.valid_to, cancelled, back is not None, differs), today)


def still_open(session: Session, today: date, *states: SlipState) -> list[GoodsReleaseSlip]:
    """The slips that wait for something, the oldest first; of all such states, or of those named."""
    asked = (
        select(GoodsReleaseSlip)
        .outerjoin(ReleaseReturn)
        .where(GoodsReleaseSlip.cancelled_at.is_(None), ReleaseReturn.id.is_(None))
        .options(selectinload(GoodsReleaseSlip.calls))
        .order_by(GoodsReleaseSlip.id)
    )
    wanted = frozenset(states) or OPEN
    return [one for one in session.scalars(asked) if state(one, today) in wanted]


def since(session: Session, unit_id: int, day: date) -> list[GoodsReleaseSlip]:
    """The slips of a unit that were applied for from a day on, whatever became of them (MOVEOUT-07)."""
    asked = select(GoodsReleaseSlip).where(GoodsReleaseSlip.unit_id == unit_id, GoodsReleaseSlip.applied_on >= day)
    return list(session.scalars(asked.order_by(GoodsReleaseSlip.id)))


def calls_of(slip: GoodsReleaseSlip) -> list[Call]:
    """Every attempt for a slip, the first at the head; of one person the last counts."""
    return [Call(one.asked, one.person, one.phone, one.answer, one.at) for one in slip.calls]


def ask(session: Session, slip: GoodsReleaseSlip, calls: Iterable[Call], request_id: str) -> None:
    """Keep attempts, whatever came of them (RELEASE-09)."""
    for call in calls:
        kept = ConfirmationAttempt(
            request_id=request_id,
            asked=call.asked,
            person=call.person,
            phone=call.phone,
            answer=call.answer,
            at=call.at,
        )
        slip.calls.append(kept)
    session.flush()


def issue(session: Session, slip: GoodsReleaseSlip, printed: Callable[[GoodsReleaseSlip], dict[str, Any]]) -> None:
    """The goods may leave: from now on the slip is a paper, which says for good what it says now."""
    says = printed(slip)
    slip.slip, slip.issued_at, slip.issued_by_id = says, session.info["at"], session.info["by"]
    session.flush()


def cancel(session: Session, slip: GoodsReleaseSlip, reason: str, request_id: str = "") -> None:
    """It is called off, and stays on record with the reason (GEN-09); by which request, where it was one of its own."""
    slip.cancelled_at, slip.cancel_reason, slip.cancel_request_id = session.info["at"], reason, request_id
    session.flush()


def cancelled_before(session: Session, request_id: str) -> GoodsReleaseSlip | None:
    """The slip that this very request has called off already."""
    asked = select(GoodsReleaseSlip).where(GoodsReleaseSlip.cancel_request_id == request_id)
    return session.scalars(asked).one_or_none() if request_id else None


def local(at: datetime) -> datetime:
    """The hour at the desk."""
    return at.astimezone(CHINA)
