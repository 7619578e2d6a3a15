"""What happened to a unit, newest first, from every room that knows of it.

A family adds its own by one line in SOURCES: whatever yields the latest Events of a unit.
"""

from collections.abc import Callable, Iterator, Sequence
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
from deskapp.overview import handover_lists, resale_lists
from deskapp.overview.event import MOST, Event, Theme
from deskapp.overview.move_in_events import move_ins
from deskapp.overview.past_events import cards, files, parking, people
from deskapp.overview.past_renovations import renovations
from deskapp.overview.unit_view import Happening
from deskapp.staff.policy import POLICY
from deskapp.staff.records import StaffMember

BULK = frozenset({"run_billing", "import_roster", "keep_draft"})
"""Acts over all units at once, or of no consequence: they would drown what happened to this one."""
PEOPLE = frozenset((Customer.__tablename__, Occupancy.__tablename__))


def happenings(session: Session, unit_id: int, today: date) -> tuple[Happening, ...]:
    """The latest events of a unit, of every source as many as are ever shown of one kind."""
    events = [event for source in SOURCES for event in source(session, unit_id)]
    past = (one for one in events if one.at.astimezone(CHINA).date() <= today)
    return tuple(
        Happening(_day(one.at.astimezone(CHINA), today), one.what, one.who, one.theme.value)
        for one in sorted(past, key=lambda event: event.at, reverse=True)
    )


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
            yield Event(payment.paid_at, f"冲销 {payment.total}", f"作废收据，{clerk}", Theme.MONEY)
            continue
        ways = "、".join(dict.fromkeys(tender.method.name for tender in payment.tenders))
        number = numbers.get(payment.id, "")
        by = f"票据 {number}，{clerk}" if number else clerk
        yield Event(payment.paid_at, f"收费 {payment.total} {ways}", by, Theme.MONEY)


def _numbers(session: Session, payments: Sequence[int]) -> dict[int | None, str]:
    """The numbers of the tickets that each payment was given, all of one payment together."""
    asked = select(Ticket).where(Ticket.payment_id.in_(payments), Ticket.id.not_in(exchanges())).order_by(Ticket.id)
    given: dict[int | None, list[Ticket]] = {}
    for ticket in session.scalars(asked):
        given.setdefault(ticket.payment_id, []).append(ticket)
    return {payment_id: numbers_of(tickets) for payment_id, tickets in given.items()}


def _changes(session: Session, unit_id: int) -> Iterator[Event]:
    """Journal lines of the unit and all that hangs on it, those of one act and moment as one event."""
    asked = (
        select(JournalLine, StaffMember.name)
        .outerjoin(StaffMember, JournalLine.by_id == StaffMember.id)
        .where(or_(*_about(session, unit_id)), JournalLine.act.not_in(BULK))
        .order_by(JournalLine.id.desc())
        .limit(MOST)
    )
    told: set[tuple[datetime, str]] = set()
    for line, name in session.execute(asked):
        if (line.at, line.act) not in told:
            told.add((line.at, line.act))
            words = POLICY[line.act].words if line.act in POLICY else line.act
            theme = Theme.PEOPLE if line.table_name in PEOPLE else Theme.OTHER
            yield Event(line.at, words, name or "系统", theme)


def _about(session: Session, unit_id: int) -> Iterator[ColumnElement[bool]]:
    """The journal lines of the unit and of everything that hangs on it."""
    ties = select(Occupancy.customer_id).where(Occupancy.unit_id == unit_id)
    ids = {
        Unit: [unit_id],
        Customer: list(session.scalars(ties)),
        Occupancy: list(session.scalars(select(Occupancy.id).where(Occupancy.unit_id == unit_id))),
        Vehicle: list(session.scalars(select(Vehicle.id).where(Vehicle.unit_id == unit_id))),
        Instruction: list(session.scalars(select(Instruction.id).where(Instruction.unit_id == unit_id))),
        FeeQuestion: list(session.scalars(select(FeeQuestion.id).where(FeeQuestion.unit_id == unit_id))),
    }
    for record, found in ids.items():
        if found:
            yield and_(JournalLine.table_name == record.__tablename__, JournalLine.row_id.in_(found))


def _day(at: datetime, today: date) -> str:
    return f"{at:%m-%d}" if at.year == today.year else f"{at:%y-%m}"


Source = Callable[[Session, int], Iterator[Event]]
SOURCES: tuple[Source, ...] = (
    _payments,
    _changes,
    people,
    cards,
    parking,
    files,
    renovations,
    move_ins,
    handover_lists.happened,
    resale_lists.happened,
)
