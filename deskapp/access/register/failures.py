"""New cards that failed for good, and of which no other took the place: what was paid for is owed (CARD-26)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import EventKind, PlanState
from deskapp.access.register import events
from deskapp.access.register.outcomes import FRESH, ONTO
from deskapp.access.register.values import Target
from deskapp.ledger.kinds import TicketState
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of


def owed(session: Session) -> list[CardPlan]:
    """The failed plans in the order they were made; none whose ticket was voided: its money went back."""
    asked = select(CardPlan).where(CardPlan.state == PlanState.FAILED, CardPlan.act.in_(FRESH)).order_by(CardPlan.id)
    return [row for row in session.scalars(asked) if ONTO not in row.progress and not _paid_back(session, row)]


def let_be(session: Session, plan_id: int, reason: str) -> None:
    """Nobody wants the card any more. Raises AccessError without a reason, or where another took its place."""
    row = session.get_one(CardPlan, plan_id)
    if not reason.strip():
        raise AccessError("请写明放弃的原因。没有任何改动")
    if row not in owed(session):
        raise AccessError(f"卡 {row.card.card_no} 没有等着换新卡。没有任何改动")
    row.state = PlanState.ABANDONED
    target = Target.from_json(row.target)
    events.note(
        session,
        row.card_id,
        EventKind.ABANDONED,
        row.request_id,
        about=target.about,
        reason=reason.strip(),
        plan_id=row.id,
        holder=target.holder,
    )


def _paid_back(session: Session, row: CardPlan) -> bool:
    ticket = (
        session.scalars(select(Ticket).where(Ticket.printed_no == row.ticket_no)).first() if row.ticket_no else None
    )
    return ticket is not None and state_of(session, ticket) is TicketState.VOIDED
