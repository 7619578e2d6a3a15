"""What happened to a unit, newest first: payments and voids from the ledger, changes from the journal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, selectinload

from deskapp.audit.records import JournalLine
from deskapp.estate.records import Customer, Instruction, Occupancy, Unit, Vehicle
from deskapp.kernel.days import CHINA
from deskapp.ledger.payment_records import Payment, Tender
from deskapp.ledger.question_records import FeeQuestion
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import exchanges, numbers_of
from deskapp.overview.unit_view import Happening
from deskapp.staff.policy import POLICY
from deskapp.staff.records import StaffMember

MOST = 60
BULK = frozenset({"run_billing", "import_roster", "keep_draft"})
"""Acts over all units at once, or of no consequence: they would drown what happened to this one."""


@dataclass(frozen=True)
class Event:
    at: datetime
    what: str
    who: str


def happenings(session: Session, unit: Unit, today: date) -> tuple[Happening, ...]:
    """The latest events of a unit."""
    events = [*_payments(session, unit.id), *_changes(session, unit)]
    latest = sorted(events, key=lambda event: event.at, reverse=True)[:MOST]
    return tuple(Happening(_day(event.at.astimezone(CHINA), today), event.what, event.who) for event in latest)


def _payments(session: Session, unit_id: int) -> Iterator[Event]:
    asked = (
        select(Payment, StaffMember.name)
        .join(StaffMember, Payment.clerk_id == StaffMember.id)
        .where(Payment.unit_id == unit_id)
        .options(selectinload(Payment.tenders).joinedload(Tender.method))
        .order_by(Payment.id.desc())
        .limit(MOST)
    )
    found = session.execute(asked).all()
    numbers = _numbers(session, [payment.id for payment, _ in found])
    for payment, clerk in found:
        if payment.reverses_id is not None:
            yield Event(payment.paid_at, f"冲销 {payment.total}", f"作废收据，{clerk}")
            continue
        ways = "、".join(dict.fromkeys(tender.method.name for tender in payment.tenders))
        number = numbers.get(payment.id, "")
        yield Event(payment.paid_at, f"收费 {payment.total} {ways}", f"票据 {number}，{clerk}" if number else clerk)


def _numbers(session: Session, payments: Sequence[int]) -> dict[int | None, str]:
    """The numbers of the tickets that each payment was given, all of one payment together."""
    asked = select(Ticket).where(Ticket.payment_id.in_(payments), Ticket.id.not_in(exchanges())).order_by(Ticket.id)
    given: dict[int | None, list[Ticket]] = {}
    for ticket in session.scalars(asked):
        given.setdefault(ticket.payment_id, []).append(ticket)
    return {payment_id: numbers_of(tickets) for payment_id, tickets in given.items()}


def _changes(session: Session, unit: Unit) -> Iterator[Event]:
    """Journal lines of the unit and all that hangs on it, those of one act and moment as one event."""
    asked = (
        select(JournalLine, StaffMember.name)
        .outerjoin(StaffMember, JournalLine.by_id == StaffMember.id)
        .where(or_(*_about(session, unit)), JournalLine.act.not_in(BULK))
        .order_by(JournalLine.id.desc())
        .limit(MOST)
    )
    told: set[tuple[datetime, str]] = set()
    for line, name in session.execute(asked):
        if (line.at, line.act) not in told:
            told.add((line.at, line.act))
            words = POLICY[line.act].words if line.act in POLICY else line.act
            yield Event(line.at, words, name or "系统")


def _about(session: Session, unit: Unit) -> Iterator[ColumnElement[bool]]:
    """The journal lines of the unit and of everything that hangs on it."""
    ties = select(Occupancy.customer_id).where(Occupancy.unit_id == unit.id)
    ids = {
        Unit: [unit.id],
        Customer: list(session.scalars(ties)),
        Occupancy: list(session.scalars(select(Occupancy.id).where(Occupancy.unit_id == unit.id))),
        Vehicle: list(session.scalars(select(Vehicle.id).where(Vehicle.unit_id == unit.id))),
        Instruction: list(session.scalars(select(Instruction.id).where(Instruction.unit_id == unit.id))),
        FeeQuestion: list(session.scalars(select(FeeQuestion.id).where(FeeQuestion.unit_id == unit.id))),
    }
    for record, found in ids.items():
        if found:
            yield and_(JournalLine.table_name == record.__tablename__, JournalLine.row_id.in_(found))


def _day(at: datetime, today: date) -> str:
    return f"{at:%m-%d}" if at.year == today.year else f"{at:%y-%m}"
